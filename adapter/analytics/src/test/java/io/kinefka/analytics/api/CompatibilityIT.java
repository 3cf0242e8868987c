package io.kinefka.analytics.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.analytics.application.Applications;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The compatibility page against the program. */
class CompatibilityIT {
    private static final Path PAGE = Path.of("..", "..", "docs", "compatibility.md");
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]\\w+) \\| (1, 2|2) \\|.*");

    @Test
    void thePageNamesTheOperationsOfBothVersions() throws IOException {
        try (var log = Brokers.open()) {
            var services = AnalyticsServices.create(
                    log, Applications.NONE, Gateway.NOTHING, Integer.MAX_VALUE, Runnable::run, Clock.systemUTC());

            assertThat(services)
                    .extracting(service -> service.operations().keySet())
                    .isEqualTo(List.of(written("1"), written("2")));
        }
    }

    private static Set<String> written(String version) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("## Kinesis Data Analytics"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .map(ROW::matcher)
                .filter(row -> row.matches() && row.group(2).contains(version))
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
    }
}
