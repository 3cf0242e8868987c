package io.kinefka.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The compatibility page against the program. */
class CompatibilityIT {
    private static final Path PAGE = Path.of("..", "..", "docs", "compatibility.md");
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]\\w+) \\| (works|refused|not yet) \\|.*");

    @Test
    void thePageSaysOfEveryOperationOfTheModelWhetherItWorks() throws IOException {
        var written = new TreeMap<String, String>();
        for (String line : section()) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                written.put(row.group(1), row.group(2));
            }
        }

        try (var kinesis = new KinesisUnderTest()) {
            var actual = new TreeMap<String, String>();
            kinesis.service
                    .model()
                    .operations()
                    .keySet()
                    .forEach(operation -> actual.put(operation, state(kinesis, operation)));

            assertThat(written).isEqualTo(actual);
        }
    }

    private static List<String> section() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("## Kinesis Data Streams"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
    }

    /** What is not built answers as an operation that does not exist; some have no case of success. */
    private static String state(KinesisUnderTest kinesis, String operation) {
        var answer = kinesis.call(operation, "{}");
        if (answer.text("/__type").equals("UnknownOperationException")) {
            return "not yet";
        }
        return OperationCases.read().isExempt(operation, "OK") ? "refused" : "works";
    }
}
