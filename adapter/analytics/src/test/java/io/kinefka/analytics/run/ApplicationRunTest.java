package io.kinefka.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.ApplicationText;
import io.kinefka.analytics.sql.TableSchema;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.analytics.sql.plan.ApplicationPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The applications whose plans are tested, and those in the directory {@code -Dsql.corpus}, on generated rows. */
class ApplicationRunTest {
    private static final long START = Instant.parse("2026-01-02T12:00:00Z").toEpochMilli();
    private static final int ROWS = 150;

    static Stream<Path> applications() throws IOException {
        var directories = Stream.of("src/test/resources/applications", System.getProperty("sql.corpus", ""))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of)
                .toList();
        var found = new ArrayList<Path>();
        for (var directory : directories) {
            try (var files = Files.list(directory)) {
                for (var file : files.sorted().toList()) {
                    if (file.toString().endsWith(".sql")
                            && plan(ApplicationText.read(file)).isPresent()) {
                        found.add(file);
                    }
                }
            }
        }
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("applications")
    void runsOnWithTheSameRowsAfterRestarts(Path file) throws IOException {
        var application = ApplicationText.read(file);
        var plan = plan(application).orElseThrow();

        var whole = run(application, plan, List.of());
        var restarted = run(application, plan, List.of(1, 40, 41, 120));

        assertThat(whole).hasSizeGreaterThanOrEqualTo(ROWS).isEqualTo(restarted);
    }

    @ParameterizedTest
    @MethodSource("applications")
    void fillsAllStreamsFromSuitableRowsWithoutErrors(Path file) throws IOException {
        var application = ApplicationText.read(file);
        var plan = plan(application).orElseThrow();
        var rows = new SuitableRows(application, START, new Random(7));
        var filled = new HashSet<String>();
        var errors = new ArrayList<ErrorRow>();
        var pipeline = Pipeline.of(
                plan,
                new PipelineContext(
                        new MapStore(),
                        table -> rows.table(table(application, table)),
                        (stream, row) -> filled.add(stream),
                        errors::add,
                        Clock.fixed(Instant.ofEpochMilli(START), ZoneOffset.UTC)));

        for (var i = 0; i < ROWS; i++) {
            for (var input : application.inputs()) {
                pipeline.row(input.name(), rows.row(input, START + 1_000L * (i / 2)));
            }
        }
        pipeline.time(START + 86_400_000);

        var written = plan.pumps().stream().map(ApplicationPlan.Pump::stream).toList();
        assertThat(filled).containsAll(written);
        assertThat(errors).isEmpty();
    }

    private static TableSchema table(ApplicationText application, String name) {
        return application.references().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<ApplicationPlan> plan(ApplicationText application) {
        try {
            return Optional.of(
                    ApplicationCompiler.compile(application.code(), application.inputs(), application.references()));
        } catch (CodeValidationException refused) {
            return Optional.empty();
        }
    }

    private static List<String> run(ApplicationText application, ApplicationPlan plan, List<Integer> restarts) {
        var random = new Random(5);
        var output = new ArrayList<String>();
        var context = new PipelineContext(
                new MapStore(),
                table -> rows(application, table),
                (stream, row) -> output.add(stream + Arrays.toString(row)),
                error -> output.add(error.toString()),
                Clock.fixed(Instant.ofEpochMilli(START), ZoneOffset.UTC));
        var pipeline = Pipeline.of(plan, context);
        var rowtime = START;
        for (var i = 0; i < ROWS; i++) {
            if (restarts.contains(i)) {
                pipeline = Pipeline.of(plan, context);
            }
            rowtime += 1000L * random.nextInt(4);
            var input =
                    application.inputs().get(random.nextInt(application.inputs().size()));
            pipeline.row(input.name(), row(input, rowtime, random));
        }
        pipeline.time(rowtime + 86_400_000);
        return output;
    }

    private static List<@Nullable Object[]> rows(ApplicationText application, String name) {
        var random = new Random(9);
        var type = ApplicationCompiler.referenceType(table(application, name));
        List<@Nullable Object[]> rows = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> rows.add(values(type, random)));
        return rows;
    }

    private static @Nullable Object[] row(TableSchema input, long rowtime, Random random) {
        var row = values(ApplicationCompiler.inputType(input), random);
        var own = input.columns().size();
        row[own] = rowtime;
        row[own + 1] = rowtime - 3;
        return row;
    }

    private static @Nullable Object[] values(RelDataType type, Random random) {
        return type.getFieldList().stream()
                .map(field -> random.nextInt(10) == 0 ? null : value(field.getType(), random))
                .toArray();
    }

    private static Object value(RelDataType type, Random random) {
        var number = random.nextInt(6);
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> (byte) number;
            case SMALLINT -> (short) number;
            case INTEGER -> number;
            case BIGINT -> (long) number;
            case DECIMAL -> BigDecimal.valueOf(number);
            case REAL -> number / 4.0f;
            case FLOAT, DOUBLE -> number / 4.0;
            case TIMESTAMP -> START + 10_000L * number;
            case DATE -> 20_000 + number;
            case TIME -> 1_000 * number;
            default -> List.of("a", "B", "/home", "10.5", "x y", "ok").get(number);
        };
    }
}
