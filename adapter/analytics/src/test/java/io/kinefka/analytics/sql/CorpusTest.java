package io.kinefka.analytics.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications as their users wrote them, from a directory outside of the project; their plans are here. {@code -DwritePlans} writes those. */
@EnabledIfSystemProperty(named = "sql.corpus", matches = ".+")
class CorpusTest {
    private static final Path PLANS = Path.of("src/test/resources/corpus");

    static Stream<Path> texts() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("sql.corpus")))) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isThePlanOf(Path text) throws IOException {
        var plan = ApplicationText.read(text).plan();

        var kept = PLANS.resolve(text.getFileName().toString().replace(".sql", ".txt"));
        if (System.getProperty("writePlans") != null) {
            Files.writeString(kept, plan);
        }
        assertThat(kept).hasContent(plan);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void compilesOrRefusesByName(Path text) throws IOException {
        var plan = ApplicationText.read(text).plan();

        assertThat(plan)
                .satisfiesAnyOf(compiled -> assertThat(compiled).contains("Pump \""), refused -> assertThat(refused)
                        .startsWith("Refused: line ")
                        .contains(" is not supported."));
    }
}
