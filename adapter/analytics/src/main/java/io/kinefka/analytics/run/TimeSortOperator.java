package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.expression.RowException;
import io.kinefka.analytics.sql.plan.TimeSort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds rows until one has come that is later by more than the slack, and lets them go in the order of their own time, which is the time of
 * all that is behind. A row without a time is left out; one that comes too late is an error.
 */
final class TimeSortOperator implements Rows {
    private final Pump pump;
    private final OperatorState state;
    private final Timers timersBehind;
    private final Rows downstream;
    private final int rowtime;
    private final long slackMillis;
    private final Comparator<OperatorState.Entry> order;
    private final TreeMap<Long, List<OperatorState.Entry>> held = new TreeMap<>();
    private long numbers;

    /**
     * With the rows that the store holds.
     *
     * @param pump with the time that rows come in by
     * @param timersBehind the time that rows go out by
     */
    TimeSortOperator(TimeSort sort, Pump pump, OperatorState state, Timers timersBehind, Rows downstream) {
        this.pump = pump;
        this.state = state;
        this.timersBehind = timersBehind;
        this.downstream = downstream;
        this.rowtime = sort.keys().get(0).column();
        this.slackMillis = sort.slack().toMillis();
        this.order = Comparator.comparing(OperatorState.Entry::values, RowOrder.of(sort.keys()));
        state.entries().forEach(this::hold);
    }

    @Override
    public void row(@Nullable Object[] row) {
        if (!(row[rowtime] instanceof Long time)) {
            return;
        }
        if (time < bound()) {
            pump.error(new RowException("A row of " + Instant.ofEpochMilli(time) + " came too late", null), row);
            return;
        }
        var number = numbers;
        state.put(row, time, number);
        hold(new OperatorState.Entry(List.of(time, number), row));
        release(bound());
    }

    /** No row before that time is let in; the latest row is always held. */
    private long bound() {
        return held.isEmpty() ? Long.MIN_VALUE : held.lastKey() - slackMillis;
    }

    private void hold(OperatorState.Entry row) {
        held.computeIfAbsent(row.key().get(0), time -> new ArrayList<>()).add(row);
        numbers = Math.max(numbers, row.key().get(1) + 1);
    }

    private void release(long bound) {
        while (held.firstKey() < bound) {
            var first = held.pollFirstEntry();
            timersBehind.advance(first.getKey());
            first.getValue().sort(order);
            for (var row : first.getValue()) {
                state.remove(first.getKey(), row.key().get(1));
                downstream.row(row.values());
            }
        }
        timersBehind.advance(bound);
    }
}
