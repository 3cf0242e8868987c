package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.Tumble;
import org.jspecify.annotations.Nullable;

/** Aggregates rows in windows of a fixed length, which are closed when time reaches their ends. */
final class TumbleOperator implements Rows, Timed {
    private final Pump pump;
    private final Windows windows;
    private final int windowKey;
    private final long lengthMillis;
    private final Rows downstream;

    TumbleOperator(Tumble tumble, Pump pump, OperatorState state, Rows downstream) {
        this.pump = pump;
        this.windows = new Windows(tumble.keys(), tumble.calls(), pump, state);
        this.windowKey = tumble.windowKey();
        this.lengthMillis = tumble.length().toMillis();
        this.downstream = downstream;
    }

    @Override
    public void row(@Nullable Object[] row) {
        if (row[windowKey] instanceof Long start) {
            windows.add(start + lengthMillis, windows.keys(row), row);
            pump.timers().wake(windows.due());
        }
    }

    @Override
    public long due() {
        return windows.due();
    }

    @Override
    public void fire() {
        windows.close(downstream);
    }
}
