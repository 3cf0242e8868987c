package io.kinefka.analytics.run;

import io.kinefka.analytics.run.GeneratedQuery.InputRow;
import io.kinefka.analytics.run.GeneratedQuery.Joined;
import io.kinefka.analytics.run.GeneratedQuery.Scalar;
import io.kinefka.analytics.run.GeneratedQuery.TableRow;
import io.kinefka.analytics.run.GeneratedQuery.Total;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What queries come to, by going through all rows again for every result. */
final class SlowEvaluator {
    private SlowEvaluator() {}

    /** Rows of which something cannot be computed are left out. */
    static List<List<@Nullable Object>> projected(List<Joined> rows, Predicate<Joined> where, List<Scalar> items) {
        List<List<@Nullable Object>> result = new ArrayList<>();
        for (var row : rows) {
            try {
                if (where.test(row)) {
                    List<@Nullable Object> values = new ArrayList<>();
                    for (var item : items) {
                        values.add(item.value().apply(row));
                    }
                    values.add(row.input().time());
                    result.add(values);
                }
            } catch (ArithmeticException refused) {
                // It goes to the error stream.
            }
        }
        return result;
    }

    static List<Joined> joined(List<InputRow> rows, List<TableRow> table, Predicate<Joined> on, boolean outer) {
        List<Joined> result = new ArrayList<>();
        for (var row : rows) {
            var matches = table.stream()
                    .map(candidate -> new Joined(row, candidate))
                    .filter(both -> row.k() != null
                            && both.table() != null
                            && row.k().equals(both.table().rk()))
                    .filter(on)
                    .toList();
            result.addAll(matches);
            if (matches.isEmpty() && outer) {
                result.add(new Joined(row, null));
            }
        }
        return result;
    }

    /** Windows by the end that each row's time is in; in a window, groups in the order of their first rows. */
    static List<List<@Nullable Object>> tumbled(
            List<InputRow> rows, long lengthMillis, List<Scalar> keys, List<Total> totals, long moreThan) {
        var byEnd = new TreeMap<Long, LinkedHashMap<List<@Nullable Object>, List<InputRow>>>();
        for (var row : rows) {
            var end = row.time() - row.time() % lengthMillis + lengthMillis;
            byEnd.computeIfAbsent(end, time -> new LinkedHashMap<>())
                    .computeIfAbsent(values(keys, row), key -> new ArrayList<>())
                    .add(row);
        }
        List<List<@Nullable Object>> result = new ArrayList<>();
        byEnd.forEach((end, groups) -> groups.forEach((key, group) -> {
            if (group.size() > moreThan) {
                result.add(line(key, totals, group, end));
            }
        }));
        return result;
    }

    static List<List<@Nullable Object>> staggered(
            List<InputRow> rows, long rangeMillis, List<Scalar> keys, List<Total> totals) {
        var left = new ArrayList<>(rows);
        List<List<@Nullable Object>> result = new ArrayList<>();
        while (!left.isEmpty()) {
            var first = left.get(0);
            var end = first.time() + rangeMillis;
            var group = left.stream()
                    .filter(row -> row.time() < end && values(keys, row).equals(values(keys, first)))
                    .toList();
            left.removeAll(group);
            result.add(line(values(keys, first), totals, group, end));
        }
        return result;
    }

    /** Groups of rows as long as the first key stays the same; they come out with the row that changes it. */
    static List<List<@Nullable Object>> consecutive(List<InputRow> rows, List<Scalar> keys, List<Total> totals) {
        List<List<@Nullable Object>> result = new ArrayList<>();
        var groups = new LinkedHashMap<List<@Nullable Object>, List<InputRow>>();
        for (var row : rows) {
            var key = values(keys, row);
            if (groups.keySet().stream().anyMatch(open -> !Objects.equals(open.get(0), key.get(0)))) {
                groups.forEach((open, group) -> result.add(line(open, totals, group, row.time())));
                groups.clear();
            }
            groups.computeIfAbsent(key, opened -> new ArrayList<>()).add(row);
        }
        return result;
    }

    /** A row out for each row; the frame is all rows of the same key that a range or number of rows before it has. */
    static List<List<@Nullable Object>> slid(
            List<InputRow> rows, Scalar key, boolean byRows, long preceding, List<Scalar> items, List<Total> totals) {
        List<List<@Nullable Object>> result = new ArrayList<>();
        for (var at = 0; at < rows.size(); at++) {
            var row = rows.get(at);
            var sameKey = new ArrayList<InputRow>();
            for (var other = 0; other < rows.size(); other++) {
                var candidate = rows.get(other);
                var inFrame = byRows
                        ? other <= at
                        : candidate.time() > row.time() - preceding && candidate.time() <= row.time();
                if (inFrame && values(List.of(key), candidate).equals(values(List.of(key), row))) {
                    sameKey.add(candidate);
                }
            }
            var frame = byRows
                    ? sameKey.subList((int) Math.max(0, sameKey.size() - preceding - 1), sameKey.size())
                    : sameKey;
            result.add(line(values(items, row), totals, frame, row.time()));
        }
        return result;
    }

    /** What comes of rows by the time that is as many seconds after their own as their number says, as far as that time has come. */
    static List<List<@Nullable Object>> sorted(
            List<InputRow> rows, long slackMillis, Function<List<InputRow>, List<List<@Nullable Object>>> behind) {
        var inTime = new ArrayList<InputRow>();
        var bound = Long.MIN_VALUE;
        for (var row : rows) {
            var i = row.i();
            if (i != null && row.time() + i * 1000L >= bound) {
                inTime.add(new InputRow(row.time() + i * 1000L, row.k(), i, row.d()));
                bound = Math.max(bound, row.time() + i * 1000L - slackMillis);
            }
        }
        inTime.sort(Comparator.comparingLong(InputRow::time));
        var end = bound;
        var released = inTime.stream().filter(row -> row.time() < end).toList();
        return behind.apply(released).stream()
                .filter(line -> line.get(line.size() - 1) instanceof Long time && time <= end)
                .toList();
    }

    private static List<@Nullable Object> values(List<Scalar> items, InputRow row) {
        List<@Nullable Object> values = new ArrayList<>();
        items.forEach(item -> values.add(item.value().apply(new Joined(row, null))));
        return values;
    }

    private static List<@Nullable Object> line(
            List<@Nullable Object> first, List<Total> totals, List<InputRow> rows, long time) {
        var line = new ArrayList<@Nullable Object>(first);
        totals.forEach(total -> line.add(total.value().apply(rows)));
        line.add(time);
        return line;
    }

    /** The values that are not null. */
    static <T> List<T> present(List<InputRow> rows, Function<InputRow, @Nullable T> column) {
        var result = new ArrayList<T>();
        for (var row : rows) {
            var value = column.apply(row);
            if (value != null) {
                result.add(value);
            }
        }
        return result;
    }

    static <T extends Comparable<T>> @Nullable T least(List<T> values) {
        var sorted = new ArrayList<>(values);
        sorted.sort(null);
        return sorted.isEmpty() ? null : sorted.get(0);
    }

    static <T extends Comparable<T>> @Nullable T greatest(List<T> values) {
        var sorted = new ArrayList<>(values);
        sorted.sort(null);
        return sorted.isEmpty() ? null : sorted.get(sorted.size() - 1);
    }

    static List<Joined> alone(List<InputRow> rows) {
        return rows.stream().map(row -> new Joined(row, null)).toList();
    }

    static List<@Nullable Object> asList(@Nullable Object[] row) {
        return Arrays.asList(row);
    }
}
