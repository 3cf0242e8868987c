package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Groups of rows by the time at which their window ends, kept in the state store, too. */
final class Windows {
    private final Pump pump;
    private final OperatorState state;
    private final Aggregation aggregation;
    private final int[] keys;
    private final TreeMap<Long, Map<List<@Nullable Object>, Group>> byEnd = new TreeMap<>();
    private long groups;

    Windows(List<Integer> keys, List<Call> calls, Pump pump, OperatorState state) {
        this.pump = pump;
        this.state = state;
        this.aggregation = new Aggregation(calls, pump);
        this.keys = keys.stream().mapToInt(Integer::intValue).toArray();
        state.entries().forEach(entry -> add(entry.key().get(0), Group.restored(entry)));
    }

    /** When the first of them ends. */
    long due() {
        return byEnd.isEmpty() ? Timed.NEVER : Timed.before(byEnd.firstKey());
    }

    boolean isEmpty() {
        return byEnd.isEmpty();
    }

    List<@Nullable Object> keys(@Nullable Object[] row) {
        return Keys.of(row, keys);
    }

    /** Adds a row to the group of its keys in a window; whether the group is a new one. */
    boolean add(long end, List<@Nullable Object> key, @Nullable Object[] row) {
        var window = byEnd.computeIfAbsent(end, time -> new LinkedHashMap<>());
        var group = window.get(key);
        try {
            var states = aggregation.add(group == null ? aggregation.initial() : group.states(), row);
            var opens = group == null;
            if (group == null) {
                group = new Group(groups++, values(row), states);
                window.put(key, group);
            }
            group.become(states);
            state.put(group.stored(), end, group.number());
            return opens;
        } catch (ArithmeticException failed) {
            pump.error(failed, row);
            if (window.isEmpty()) {
                byEnd.remove(end);
            }
            return false;
        }
    }

    /** Takes out the window that ends first, and lets its results go, in the order in which its groups began. */
    void close(Rows downstream) {
        var window = byEnd.pollFirstEntry();
        for (var group : window.getValue().values()) {
            state.remove(window.getKey(), group.number());
            var result = result(group);
            if (result != null) {
                downstream.row(result);
            }
        }
    }

    /** The keys of the groups of all windows, and when those end. */
    void forEach(BiConsumer<List<@Nullable Object>, Long> visitor) {
        byEnd.forEach((end, window) -> window.keySet().forEach(key -> visitor.accept(key, end)));
    }

    private void add(long end, Group group) {
        byEnd.computeIfAbsent(end, time -> new LinkedHashMap<>()).put(Keys.of(group.keys()), group);
        groups = Math.max(groups, group.number() + 1);
    }

    private @Nullable Object[] values(@Nullable Object[] row) {
        var values = new @Nullable Object[keys.length];
        for (var i = 0; i < keys.length; i++) {
            values[i] = row[keys[i]];
        }
        return values;
    }

    private @Nullable Object @Nullable [] result(Group group) {
        var result = new @Nullable Object[keys.length + aggregation.size()];
        System.arraycopy(group.keys(), 0, result, 0, keys.length);
        try {
            for (var i = 0; i < aggregation.size(); i++) {
                result[keys.length + i] = aggregation.result(group.states(), i);
            }
            return result;
        } catch (ArithmeticException failed) {
            pump.error(failed, group.keys());
            return null;
        }
    }
}
