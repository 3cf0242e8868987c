package io.kinefka.analytics.run;

import io.kinefka.analytics.run.GeneratedQuery.InputRow;
import io.kinefka.analytics.run.GeneratedQuery.Joined;
import io.kinefka.analytics.run.GeneratedQuery.Scalar;
import io.kinefka.analytics.run.GeneratedQuery.TableRow;
import io.kinefka.analytics.run.GeneratedQuery.Total;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes queries over the stream S (K VARCHAR, I INTEGER, D DOUBLE) and the table R (RK VARCHAR, W INTEGER). */
final class QueryGenerator {
    private static final Scalar K =
            new Scalar("s.k", "VARCHAR(4)", row -> row.input().k());
    private static final Scalar I =
            new Scalar("s.i", "INTEGER", row -> row.input().i());
    private static final Scalar D =
            new Scalar("s.d", "DOUBLE", row -> row.input().d());
    private static final Scalar W = new Scalar(
            "r.w", "INTEGER", row -> row.table() == null ? null : row.table().w());
    private static final List<Scalar> COLUMNS = List.of(K, I, D);
    private static final List<Scalar> COMPUTED = List.of(
            K,
            I,
            D,
            new Scalar("s.i + 7", "INTEGER", row -> ofInt(row, i -> Math.addExact(i, 7))),
            new Scalar("s.i * 3", "INTEGER", row -> ofInt(row, i -> Math.multiplyExact(i, 3))),
            new Scalar("12 / s.i", "INTEGER", row -> ofInt(row, i -> 12 / i)),
            new Scalar(
                    "s.d * 2",
                    "DOUBLE",
                    row -> row.input().d() == null ? null : row.input().d() * 2),
            new Scalar(
                    "UPPER(s.k)",
                    "VARCHAR(4)",
                    row -> row.input().k() == null ? null : row.input().k().toUpperCase(Locale.ROOT)),
            new Scalar(
                    "s.k || '!'",
                    "VARCHAR(8)",
                    row -> row.input().k() == null ? null : row.input().k() + "!"),
            new Scalar(
                    "CASE WHEN s.i > 2 THEN 'many' ELSE 'few' END",
                    "VARCHAR(4)",
                    row -> row.input().i() != null && row.input().i() > 2 ? "many" : "few"),
            new Scalar(
                    "COALESCE(s.i, -1)",
                    "INTEGER",
                    row -> row.input().i() == null ? -1 : row.input().i()),
            new Scalar("s.k IS NULL", "BOOLEAN", row -> row.input().k() == null));
    private static final List<Scalar> CONDITIONS = List.of(
            new Scalar("s.i > 2", "BOOLEAN", row -> ofInt(row, i -> i > 2)),
            new Scalar("s.i <> 0", "BOOLEAN", row -> ofInt(row, i -> i != 0)),
            new Scalar(
                    "s.k = 'a'",
                    "BOOLEAN",
                    row -> row.input().k() == null ? null : row.input().k().equals("a")),
            new Scalar(
                    "s.k LIKE '%b%'",
                    "BOOLEAN",
                    row -> row.input().k() == null ? null : row.input().k().contains("b")),
            new Scalar(
                    "s.d < 1.5",
                    "BOOLEAN",
                    row -> row.input().d() == null ? null : row.input().d() < 1.5),
            new Scalar("s.d IS NOT NULL", "BOOLEAN", row -> row.input().d() != null));
    private static final List<Total> TOTALS = List.of(
            new Total("COUNT(*)", "BIGINT", rows -> (long) rows.size()),
            new Total("COUNT(s.i)", "BIGINT", rows -> (long) ints(rows).size()),
            new Total("SUM(s.i)", "INTEGER", rows -> ints(rows).isEmpty() ? null : sum(ints(rows))),
            new Total("MIN(s.i)", "INTEGER", rows -> SlowEvaluator.least(ints(rows))),
            new Total(
                    "MAX(s.k)", "VARCHAR(4)", rows -> SlowEvaluator.greatest(SlowEvaluator.present(rows, InputRow::k))),
            new Total("SUM(s.d)", "DOUBLE", rows -> doubles(rows).isEmpty() ? null : doubleSum(rows)),
            new Total(
                    "AVG(s.d)",
                    "DOUBLE",
                    rows -> doubles(rows).isEmpty()
                            ? null
                            : doubleSum(rows) / doubles(rows).size()),
            new Total(
                    "AVG(s.i)",
                    "INTEGER",
                    rows -> ints(rows).isEmpty()
                            ? null
                            : sum(ints(rows)) / ints(rows).size()),
            new Total("FIRST_VALUE(s.i)", "INTEGER", rows -> rows.get(0).i()),
            new Total("LAST_VALUE(s.d)", "DOUBLE", rows -> rows.get(rows.size() - 1)
                    .d()));

    private final Random random;
    private final List<TableRow> table;

    QueryGenerator(Random random, List<TableRow> table) {
        this.random = random;
        this.table = table;
    }

    GeneratedQuery next() {
        return switch (random.nextInt(7)) {
            case 0 -> projection();
            case 1 -> tumbling();
            case 2 -> sliding();
            case 3 -> stagger();
            case 4 -> sorted();
            case 5 -> consecutive();
            default -> join();
        };
    }

    private GeneratedQuery consecutive() {
        var keys = random.nextBoolean() ? List.of(I) : List.of(I, K);
        var totals = some(TOTALS);
        var where = condition();
        var items = Stream.concat(
                        keys.stream().map(Scalar::sql), totals.stream().map(Total::sql))
                .collect(Collectors.joining(", "));
        var sql = "SELECT STREAM " + items + " FROM s" + where(where) + " GROUP BY MONOTONIC(s.i)"
                + (keys.size() > 1 ? ", s.k" : "");
        return new GeneratedQuery(
                columns(keys, totals), sql, rows -> SlowEvaluator.consecutive(filtered(rows, where), keys, totals));
    }

    /** A window over rows that were sorted by a time of their own. */
    private GeneratedQuery sorted() {
        var windowed =
                switch (random.nextInt(3)) {
                    case 0 -> tumbling();
                    case 1 -> sliding();
                    default -> stagger();
                };
        var seconds = random.nextInt(6);
        var time = "TO_TIMESTAMP(UNIX_TIMESTAMP(s.ROWTIME) + s.i * 1000)";
        var from = " FROM (SELECT STREAM " + time + " AS ROWTIME, s.k, s.i, s.d FROM s ORDER BY " + time
                + " WITHIN INTERVAL '" + seconds + "' SECOND) AS s";
        return new GeneratedQuery(
                windowed.columns(),
                windowed.sql().replace(" FROM s", from),
                rows -> SlowEvaluator.sorted(rows, seconds * 1000L, windowed.expected()));
    }

    private GeneratedQuery projection() {
        var items = some(COMPUTED);
        var where = condition();
        var sql = "SELECT STREAM " + list(items) + " FROM s" + where(where);
        return new GeneratedQuery(
                columns(items), sql, rows -> SlowEvaluator.projected(SlowEvaluator.alone(rows), holds(where), items));
    }

    private GeneratedQuery tumbling() {
        var keys = random.nextInt(4) == 0 ? List.<Scalar>of() : some(COLUMNS);
        var totals = some(TOTALS);
        var where = condition();
        var seconds = 1 + random.nextInt(12);
        var moreThan = random.nextInt(3);
        var items = Stream.concat(
                        keys.stream().map(Scalar::sql), totals.stream().map(Total::sql))
                .collect(Collectors.joining(", "));
        var window = "STEP(s.ROWTIME BY INTERVAL '" + seconds + "' SECOND)";
        var groups =
                Stream.concat(keys.stream().map(Scalar::sql), Stream.of(window)).collect(Collectors.toList());
        Collections.shuffle(groups, random);
        var sql = "SELECT STREAM " + items + " FROM s" + where(where) + " GROUP BY " + String.join(", ", groups)
                + (moreThan == 0 ? "" : " HAVING COUNT(*) > " + moreThan);
        return new GeneratedQuery(
                columns(keys, totals),
                sql,
                rows -> SlowEvaluator.tumbled(filtered(rows, where), seconds * 1000L, keys, totals, moreThan));
    }

    private GeneratedQuery stagger() {
        var keys = some(COLUMNS);
        var totals = some(TOTALS);
        var where = condition();
        var seconds = 1 + random.nextInt(12);
        var items = Stream.concat(
                        keys.stream().map(Scalar::sql), totals.stream().map(Total::sql))
                .collect(Collectors.joining(", "));
        var sql = "SELECT STREAM " + items + " FROM s" + where(where) + " WINDOWED BY STAGGER (PARTITION BY "
                + list(keys) + " RANGE INTERVAL '" + seconds + "' SECOND)";
        return new GeneratedQuery(
                columns(keys, totals),
                sql,
                rows -> SlowEvaluator.staggered(filtered(rows, where), seconds * 1000L, keys, totals));
    }

    private GeneratedQuery sliding() {
        var key = COLUMNS.get(random.nextInt(2));
        var totals = some(TOTALS);
        var where = condition();
        var byRows = random.nextBoolean();
        var preceding = random.nextInt(8) + (byRows ? 0 : 1);
        var frame = byRows ? "ROWS " + preceding : "RANGE INTERVAL '" + preceding + "' SECOND";
        var over = " OVER (PARTITION BY " + key.sql() + " " + frame + " PRECEDING)";
        var items = Stream.concat(
                        COLUMNS.stream().map(Scalar::sql), totals.stream().map(total -> total.sql() + over))
                .collect(Collectors.joining(", "));
        return new GeneratedQuery(
                columns(COLUMNS, totals),
                "SELECT STREAM " + items + " FROM s" + where(where),
                rows -> SlowEvaluator.slid(
                        filtered(rows, where), key, byRows, byRows ? preceding : preceding * 1000L, COLUMNS, totals));
    }

    private GeneratedQuery join() {
        var items = new ArrayList<>(some(COLUMNS));
        items.add(W);
        var outer = random.nextBoolean();
        var heavier = random.nextBoolean();
        var sql = "SELECT STREAM " + list(items) + " FROM s " + (outer ? "LEFT " : "") + "JOIN \"R\" AS r ON s.k = r.rk"
                + (heavier ? " AND r.w > s.i" : "");
        Predicate<Joined> on = both -> !heavier
                || (both.table() != null
                        && both.table().w() != null
                        && both.input().i() != null
                        && both.table().w() > both.input().i());
        return new GeneratedQuery(
                columns(items),
                sql,
                rows -> SlowEvaluator.projected(SlowEvaluator.joined(rows, table, on, outer), row -> true, items));
    }

    private @Nullable Scalar condition() {
        return random.nextBoolean() ? null : CONDITIONS.get(random.nextInt(CONDITIONS.size()));
    }

    private static String where(@Nullable Scalar condition) {
        return condition == null ? "" : " WHERE " + condition.sql();
    }

    private static Predicate<Joined> holds(@Nullable Scalar condition) {
        return row -> condition == null || Boolean.TRUE.equals(condition.value().apply(row));
    }

    private static List<InputRow> filtered(List<InputRow> rows, @Nullable Scalar condition) {
        return rows.stream()
                .filter(row -> holds(condition).test(new Joined(row, null)))
                .toList();
    }

    /** One or more of them. */
    private <T> List<T> some(List<T> all) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, 1 + random.nextInt(Math.min(3, all.size()))));
    }

    private static String list(List<Scalar> items) {
        return items.stream().map(Scalar::sql).collect(Collectors.joining(", "));
    }

    private static String columns(List<Scalar> items) {
        return columns(items, List.of());
    }

    private static String columns(List<Scalar> items, List<Total> totals) {
        var types = Stream.concat(
                        items.stream().map(Scalar::type), totals.stream().map(Total::type))
                .toList();
        return IntStream.range(0, types.size())
                .mapToObj(i -> "c" + i + " " + types.get(i))
                .collect(Collectors.joining(", "));
    }

    private static @Nullable Object ofInt(Joined row, IntFunction<Object> function) {
        var i = row.input().i();
        return i == null ? null : function.apply(i);
    }

    private static List<Integer> ints(List<InputRow> rows) {
        return SlowEvaluator.present(rows, InputRow::i);
    }

    private static List<Double> doubles(List<InputRow> rows) {
        return SlowEvaluator.present(rows, InputRow::d);
    }

    private static int sum(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).sum();
    }

    private static double doubleSum(List<InputRow> rows) {
        return doubles(rows).stream().mapToDouble(Double::doubleValue).sum();
    }
}
