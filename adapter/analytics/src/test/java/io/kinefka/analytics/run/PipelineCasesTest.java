package io.kinefka.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case is a file. {@code -DwriteCases} writes what comes of it. */
public class PipelineCasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases");

    public static Stream<Path> cases() throws IOException {
        try (var files = Files.list(CASES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesToWhatTheCaseSays(Path file) throws IOException {
        var expected = CaseFile.read(file);

        var actual = CaseRun.of(expected, false);

        if (System.getProperty("writeCases") != null) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(expected.text());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesToTheSameWithARestartAfterEachLine(Path file) throws IOException {
        var expected = CaseFile.read(file);

        var actual = CaseRun.of(expected, true);

        assertThat(actual).isEqualTo(expected.text());
    }
}
