package io.kinefka.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.analytics.run.GeneratedQuery.InputRow;
import io.kinefka.analytics.run.GeneratedQuery.TableRow;
import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.TableSchema;
import io.kinefka.analytics.sql.TableSchema.Column;
import io.kinefka.analytics.sql.plan.ApplicationPlan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hundred applications of ten generated queries each, against lists that are gone through again and again. */
public class PipelineDifferentialTest {
    private static final int APPLICATIONS = 100;
    private static final int QUERIES = 10;
    private static final int ROWS = 60;
    private static final long START = 1_767_322_800_000L;
    public static final List<TableSchema> INPUTS = List.of(new TableSchema(
            "S", List.of(new Column("K", "VARCHAR(4)"), new Column("I", "INTEGER"), new Column("D", "DOUBLE"))));
    public static final List<TableSchema> TABLES =
            List.of(new TableSchema("R", List.of(new Column("RK", "VARCHAR(4)"), new Column("W", "INTEGER"))));
    private static final List<TableRow> TABLE = List.of(
            new TableRow("a", 2),
            new TableRow("b", 1),
            new TableRow("b", 4),
            new TableRow("ab", null),
            new TableRow(null, 3));

    static Stream<Integer> seeds() {
        return IntStream.range(0, APPLICATIONS).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void hasTheResultsOfASlowEvaluator(int seed) {
        var random = new Random(seed);
        var queries = queries(random);
        var rows = rows(random);
        var plan = ApplicationCompiler.compile(code(queries), INPUTS, TABLES);

        var whole = run(plan, rows, new Random(seed), -1);
        var restarted = run(plan, rows, new Random(seed), random.nextInt(rows.size()));

        for (var i = 0; i < QUERIES; i++) {
            var query = queries.get(i);
            var expected = query.expected().apply(rows);
            assertThat(whole.getOrDefault("O" + i, List.of())).as(query.sql()).isEqualTo(expected);
            assertThat(restarted.getOrDefault("O" + i, List.of()))
                    .as("restarted: " + query.sql())
                    .isEqualTo(expected);
        }
    }

    /** Those of one application. */
    public static List<GeneratedQuery> queries(Random random) {
        var generator = new QueryGenerator(random, TABLE);
        return Stream.generate(() -> random.nextInt(3) == 0 ? ofStream(generator.next()) : generator.next())
                .limit(QUERIES)
                .toList();
    }

    /** The query over what another pump has written. */
    private static GeneratedQuery ofStream(GeneratedQuery query) {
        return new GeneratedQuery(
                query.columns(), query.sql().replace(" FROM s", " FROM m AS s"), rows -> query.expected()
                        .apply(rows.stream().filter(row -> row.d() != null).toList()));
    }

    /** An application that writes what comes of the queries into streams: O0, O1 and so on. */
    public static String code(List<GeneratedQuery> queries) {
        var code = new StringBuilder("""
                CREATE STREAM m (k VARCHAR(4), i INTEGER, d DOUBLE);
                CREATE PUMP mp AS INSERT INTO m SELECT STREAM * FROM s WHERE d IS NOT NULL;
                """);
        for (var i = 0; i < queries.size(); i++) {
            code.append("CREATE STREAM o%d (%s);%nCREATE PUMP p%d AS INSERT INTO o%d %s;%n"
                    .formatted(i, queries.get(i).columns(), i, i, queries.get(i).sql()));
        }
        return code.toString();
    }

    /** Rows of the stream that queries read, in the order of their times. */
    public static List<InputRow> rows(Random random) {
        var rows = new ArrayList<InputRow>();
        var time = START;
        for (var i = 0; i < ROWS; i++) {
            time += random.nextInt(3) == 0
                    ? 0
                    : random.nextInt(4) == 0 ? random.nextInt(5000) : 1000L * random.nextInt(4);
            var k = List.of("a", "b", "ab", "c", "").get(random.nextInt(5));
            rows.add(new InputRow(
                    time,
                    k.isEmpty() ? null : k,
                    random.nextInt(6) == 0 ? null : Integer.valueOf(random.nextInt(8) - 2),
                    random.nextInt(6) == 0 ? null : Double.valueOf(random.nextInt(16) / 4.0)));
        }
        return rows;
    }

    /** The rows of the table that queries join. */
    public static List<@Nullable Object[]> table() {
        return TABLE.stream()
                .map(row -> new @Nullable Object[] {row.rk(), row.w()})
                .toList();
    }

    /** What enters the streams; before that row, the application is stopped, and another goes on. */
    private static Map<String, List<List<@Nullable Object>>> run(
            ApplicationPlan plan, List<InputRow> rows, Random random, int restartBefore) {
        var output = new HashMap<String, List<List<@Nullable Object>>>();
        var context = new PipelineContext(
                new MapStore(),
                name -> table(),
                (stream, row) -> output.computeIfAbsent(stream, name -> new ArrayList<>())
                        .add(SlowEvaluator.asList(row)),
                error -> {},
                Clock.systemUTC());
        var pipeline = Pipeline.of(plan, context);
        for (var i = 0; i < rows.size(); i++) {
            if (i == restartBefore) {
                pipeline = Pipeline.of(plan, context);
            }
            var row = rows.get(i);
            if (random.nextInt(4) == 0) {
                pipeline.time(row.time());
            }
            pipeline.row("S", new @Nullable Object[] {
                row.k(), row.i(), row.d(), row.time(), row.time(), "shardId-000000000000", null, null
            });
        }
        pipeline.time(START + 86_400_000L);
        return output;
    }
}
