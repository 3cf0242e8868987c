package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.Over;
import io.kinefka.analytics.sql.plan.SlidingWindow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the results of sliding windows behind each row. A frame of a time has all rows of the row's own time, so rows wait until that is over,
 * unless all windows count rows. The store holds each row once, for as long as one of the windows holds it.
 */
final class OverOperator implements Rows, Timed {
    private static final long ROWS = 0;
    private static final long DONE = 1;
    private static final long RUNNING = 2;

    private final Pump pump;
    private final OperatorState state;
    private final int rowtime;
    private final int inputColumns;
    private final int columns;
    private final boolean byTime;
    private final List<SlidingFrames> windows = new ArrayList<>();
    private final List<Integer> calls;
    private final List<SlidingRow> waiting = new ArrayList<>();
    private final Rows downstream;
    private long numbers;

    OverOperator(Over over, Pump pump, OperatorState state, Rows downstream) {
        this.pump = pump;
        this.state = state;
        this.rowtime = over.windows().get(0).rowtime();
        this.inputColumns = over.input().rowType().getFieldCount();
        this.columns = over.rowType().getFieldCount();
        this.byTime = over.windows().stream().anyMatch(window -> !window.rows());
        this.calls =
                over.windows().stream().map(window -> window.calls().size()).toList();
        this.downstream = downstream;
        over.windows().forEach(window -> windows.add(frames(window, windows.size())));
        restore();
    }

    private SlidingFrames frames(SlidingWindow window, int index) {
        return window.preceding().isPresent()
                ? new BoundedFrames(window, window.preceding().getAsLong(), pump, this::release)
                : new RunningFrames(window, pump, state, RUNNING, index);
    }

    @Override
    public void row(@Nullable Object[] row) {
        var waits = new SlidingRow(numbers++, time(row), row);
        waiting.add(waits);
        state.put(row, ROWS, waits.number());
        if (byTime) {
            pump.timers().wake(due());
        } else {
            fire();
        }
    }

    @Override
    public long due() {
        return byTime && !waiting.isEmpty() ? Timed.after(waiting.get(0).rowtimeMillis()) : NEVER;
    }

    @Override
    public void fire() {
        var peers = List.copyOf(waiting);
        waiting.clear();
        peers.forEach(row -> row.widen(columns));
        var column = inputColumns;
        for (var i = 0; i < windows.size(); i++) {
            windows.get(i).add(peers, column);
            column += calls.get(i);
        }
        if (byTime) {
            state.put(new Object[] {numbers}, DONE);
        }
        for (var row : peers) {
            if (!row.isHeld()) {
                state.remove(ROWS, row.number());
            }
            letGo(row);
        }
    }

    private void letGo(SlidingRow row) {
        var output = row.takeOutput();
        var failure = row.failure();
        if (failure == null) {
            downstream.row(output);
        } else {
            pump.error(failure, row.row());
        }
    }

    private void release(SlidingRow row) {
        if (row.release()) {
            state.remove(ROWS, row.number());
        }
    }

    private void restore() {
        var done = byTime ? 0 : Long.MAX_VALUE;
        for (var entry : state.entries(DONE)) {
            done = entry.values()[0] instanceof Long number ? number : done;
            numbers = Math.max(numbers, done);
        }
        for (var entry : state.entries(ROWS)) {
            var number = entry.key().get(1);
            var row = new SlidingRow(number, time(entry.values()), entry.values());
            numbers = Math.max(numbers, number + 1);
            if (number < done) {
                windows.forEach(window -> window.restore(row));
            } else {
                waiting.add(row);
            }
        }
    }

    private long time(@Nullable Object[] row) {
        return row[rowtime] instanceof Long time ? time : pump.timers().rowtimeMillis();
    }
}
