package io.kinefka.analytics.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case is a file: schemas, code, and after that the plan as comments. {@code -DwritePlans} writes the plans. */
class ApplicationPlanTest {
    private static final Path CASES = Path.of("src/test/resources/applications");
    private static final String PLAN = "--> ";

    static Stream<Path> cases() throws IOException {
        try (var files = Files.list(CASES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isThePlanOf(Path file) throws IOException {
        var text = Files.readString(file);
        var code = text.lines().filter(line -> !line.startsWith(PLAN)).collect(Collectors.joining("\n"));

        var plan = ApplicationText.of(code).plan();

        var written = code + "\n" + plan.lines().map(line -> PLAN + line + "\n").collect(Collectors.joining());
        if (System.getProperty("writePlans") != null) {
            Files.writeString(file, written);
        }
        assertThat(text).isEqualTo(written);
    }
}
