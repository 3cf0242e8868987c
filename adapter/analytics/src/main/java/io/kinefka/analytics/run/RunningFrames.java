package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.SlidingWindow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Frames of all rows so far: of those, the states of the aggregate functions are enough. */
final class RunningFrames implements SlidingFrames {
    private final Aggregation aggregation;
    private final int[] keys;
    private final boolean rows;
    private final OperatorState state;
    private final long[] place;
    private final Map<List<@Nullable Object>, Group> groups = new HashMap<>();
    private long numbers;

    /** With what the store has at the key of these numbers. */
    RunningFrames(SlidingWindow window, Pump pump, OperatorState state, long... place) {
        this.aggregation = new Aggregation(window.calls(), pump);
        this.keys = window.keys().stream().mapToInt(Integer::intValue).toArray();
        this.rows = window.rows();
        this.state = state;
        this.place = place;
        for (var entry : state.entries(place)) {
            var group = Group.restored(entry);
            groups.put(Keys.of(group.keys()), group);
            numbers = Math.max(numbers, group.number() + 1);
        }
    }

    @Override
    public void add(List<SlidingRow> peers, int column) {
        for (var row : peers) {
            var group = group(row);
            try {
                group.become(aggregation.add(group.states(), row.row()));
                state.put(group.stored(), place[0], place[1], group.number());
            } catch (ArithmeticException failed) {
                row.fail(failed);
            }
            set(row, column, group, true);
        }
        for (var row : peers) {
            set(row, column, group(row), false);
        }
    }

    @Override
    public void restore(SlidingRow row) {
        // Its states have been restored.
    }

    private Group group(SlidingRow row) {
        return groups.computeIfAbsent(
                Keys.of(row.row(), keys), key -> new Group(numbers++, key.toArray(), aggregation.initial()));
    }

    private void set(SlidingRow row, int column, Group group, boolean ofRow) {
        try {
            for (var call = 0; call < aggregation.size(); call++) {
                if (ofRow == (rows || aggregation.call(call).ofRow())) {
                    row.set(column + call, aggregation.result(group.states(), call));
                }
            }
        } catch (ArithmeticException failed) {
            row.fail(failed);
        }
    }
}
