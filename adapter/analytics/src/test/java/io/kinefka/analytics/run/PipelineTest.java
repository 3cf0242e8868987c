package io.kinefka.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.TableSchema;
import io.kinefka.analytics.sql.TableSchema.Column;
import io.kinefka.analytics.sql.plan.ApplicationPlan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static final List<TableSchema> INPUTS =
            List.of(new TableSchema("S", List.of(new Column("K", "VARCHAR(4)"), new Column("I", "INTEGER"))));
    private static final long NOON = Instant.parse("2026-01-02T12:00:00Z").toEpochMilli();

    private final MapStore store = new MapStore();
    private final List<String> output = new ArrayList<>();
    private final List<ErrorRow> errors = new ArrayList<>();

    @Test
    void refusesPumpsThatReadWhatComesOfTheirOwnRows() {
        var streams = "CREATE STREAM a (k VARCHAR(4)); CREATE STREAM b (k VARCHAR(4));";
        var one = compile(streams + "CREATE PUMP p AS INSERT INTO a SELECT STREAM k FROM b;");
        var other = compile(streams + "CREATE PUMP q AS INSERT INTO b SELECT STREAM k FROM a;");
        var both = new ApplicationPlan(
                one.streams(), List.of(one.pumps().get(0), other.pumps().get(0)));

        assertThatThrownBy(() -> pipeline(both))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reads what comes of its own rows");
    }

    @Test
    void showsTheRowsOfAllStreamsInTheOrderInWhichTheyEnterThem() {
        var pipeline = pipeline("""
                CREATE STREAM a (k VARCHAR(4)); CREATE STREAM b (k VARCHAR(4));
                CREATE PUMP q AS INSERT INTO b SELECT STREAM k || '!' FROM a;
                CREATE PUMP p AS INSERT INTO a SELECT STREAM k FROM s;
                """);

        pipeline.row("S", row("x", 1, NOON));
        pipeline.row("S", row("y", 2, NOON));

        assertThat(output).containsExactly("S x", "A x", "B x!", "S y", "A y", "B y!");
    }

    @Test
    void showsRowsThatNoPumpReads() {
        var pipeline = pipeline("CREATE STREAM a (k VARCHAR(4));");

        pipeline.row("S", row("x", 1, NOON));

        assertThat(output).containsExactly("S x");
    }

    @Test
    void tellsWhatItCouldNotCompute() {
        var pipeline = pipeline("""
                CREATE STREAM a (i INTEGER);
                CREATE PUMP p AS INSERT INTO a SELECT STREAM 1 / i FROM s;
                """);

        pipeline.row("S", row("x", 0, NOON));

        assertThat(errors)
                .containsExactly(new ErrorRow(
                        NOON + 1,
                        "ERROR",
                        "EVALUATION",
                        "/ by zero",
                        NOON,
                        // x,0, ...
                        errors.get(0).dataRow(),
                        "P"));
        assertThat(errors.get(0).dataRow()).startsWith("782c30");
    }

    @Test
    void keepsNothingOfWindowsThatAreOver() {
        var pipeline = pipeline("""
                CREATE STREAM a (k VARCHAR(4), n INTEGER);
                CREATE PUMP p AS INSERT INTO a SELECT STREAM k, COUNT(*) FROM s GROUP BY k, FLOOR(s.ROWTIME TO MINUTE);
                CREATE PUMP q AS INSERT INTO a SELECT STREAM k, SUM(i) FROM s WINDOWED BY STAGGER (PARTITION BY k RANGE INTERVAL '1' MINUTE);
                CREATE PUMP o AS INSERT INTO a SELECT STREAM k, i FROM s ORDER BY STEP(s.ROWTIME BY INTERVAL '5' SECOND), i;
                """);

        for (var i = 0; i < 1_000; i++) {
            pipeline.row("S", row("k" + i % 10, i, NOON + i * 100L));
        }

        assertThat(store.size()).isPositive();
        pipeline.time(NOON + 3_600_000);
        assertThat(store.size()).isZero();
    }

    @Test
    void keepsOnlyRowsThatAreNotLaterThanTheLatestByMoreThanTheirSlack() {
        var pipeline = pipeline("""
                CREATE STREAM a (k VARCHAR(4), i INTEGER);
                CREATE PUMP p AS INSERT INTO a SELECT STREAM TO_TIMESTAMP(i) AS ROWTIME, k, i FROM s
                  ORDER BY TO_TIMESTAMP(i) WITHIN INTERVAL '1' SECOND;
                """);

        for (var i = 0; i < 100; i++) {
            pipeline.row("S", row("k" + i, i * 100, NOON));
        }

        // Those of the last second, and the one just before it.
        assertThat(store.size()).isEqualTo(11);
    }

    @Test
    void keepsOnlyRowsThatSlidingWindowsStillHold() {
        var pipeline = pipeline("""
                CREATE STREAM a (k VARCHAR(4), n INTEGER, m INTEGER);
                CREATE PUMP p AS INSERT INTO a SELECT STREAM k, COUNT(*) OVER (PARTITION BY k RANGE INTERVAL '1' SECOND PRECEDING),
                  SUM(i) OVER (PARTITION BY k ROWS 2 PRECEDING) FROM s;
                """);

        for (var i = 0; i < 1_000; i++) {
            pipeline.row("S", row("k" + i % 10, i, NOON + i * 100L));
        }
        pipeline.time(NOON + 3_600_000);

        // Three rows of ten keys, and the number of the last one.
        assertThat(store.size()).isEqualTo(31);
    }

    @Test
    void goesOnWithAForestWhereAnotherStopped() {
        var code = """
                CREATE STREAM a (k VARCHAR(4), score DOUBLE, why VARCHAR(200));
                CREATE PUMP p AS INSERT INTO a SELECT STREAM k, anomaly_score, anomaly_explanation
                  FROM TABLE(RANDOM_CUT_FOREST_WITH_EXPLANATION(CURSOR(SELECT STREAM k, i FROM s), 10, 32, 500, 2, TRUE));
                """;

        var whole = scores(code, new MapStore(), List.of());
        var stopped = scores(code, new MapStore(), List.of(0, 17, 999, 1_000, 1_001, 1_500, 2_300));

        assertThat(stopped).hasSize(2_500).isEqualTo(whole);
        assertThat(whole.stream().distinct().count()).isGreaterThan(2_000);
    }

    private static List<List<@Nullable Object>> scores(String code, MapStore store, List<Integer> restarts) {
        var plan = ApplicationCompiler.compile(code, INPUTS, List.of());
        List<List<@Nullable Object>> scores = new ArrayList<>();
        Output output = (stream, row) -> {
            if (stream.equals("A")) {
                scores.add(SlowEvaluator.asList(row));
            }
        };
        var context = new PipelineContext(store, table -> List.of(), output, error -> {}, Clock.systemUTC());
        var pipeline = Pipeline.of(plan, context);
        var random = new Random(3);
        for (var i = 0; i < 2_500; i++) {
            if (restarts.contains(i)) {
                pipeline = Pipeline.of(plan, context);
            }
            pipeline.row("S", row("k", random.nextInt(100), NOON + i));
        }
        return scores;
    }

    private static ApplicationPlan compile(String code) {
        return ApplicationCompiler.compile(code, INPUTS, List.of());
    }

    private Pipeline pipeline(String code) {
        return pipeline(compile(code));
    }

    private Pipeline pipeline(ApplicationPlan plan) {
        return Pipeline.of(
                plan,
                new PipelineContext(
                        store,
                        table -> List.of(),
                        (stream, row) -> output.add(stream + " " + row[0]),
                        errors::add,
                        Clock.fixed(Instant.ofEpochMilli(NOON + 1), ZoneOffset.UTC)));
    }

    private static @Nullable Object[] row(String k, int i, long rowtime) {
        return new @Nullable Object[] {k, i, rowtime, rowtime, "shardId-000000000000", null, null};
    }
}
