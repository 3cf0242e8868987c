package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.Consecutive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Aggregates rows until a column has another value. */
final class ConsecutiveOperator implements Rows {
    /** Windows have ends; there is one at a time. */
    private static final long END = 0;

    private final Pump pump;
    private final Windows windows;
    private final int lead;
    private final int rowtime;
    private final int timePlace;
    private final Rows downstream;
    private @Nullable List<@Nullable Object> current;

    ConsecutiveOperator(Consecutive consecutive, Pump pump, OperatorState state, Rows downstream) {
        this.pump = pump;
        this.windows = new Windows(consecutive.keys(), consecutive.calls(), pump, state);
        this.lead = consecutive.lead();
        this.rowtime = consecutive.rowtime();
        this.timePlace = consecutive.keys().indexOf(rowtime);
        this.downstream = downstream;
        var leadPlace = consecutive.keys().indexOf(lead);
        windows.forEach((key, end) -> current = key.subList(leadPlace, leadPlace + 1));
    }

    @Override
    public void row(@Nullable Object[] row) {
        var value = Keys.of(row, new int[] {lead});
        if (current != null && !current.equals(value)) {
            close();
        }
        // Where the time would come out, that of the change does.
        var timeless = row.clone();
        timeless[rowtime] = END;
        windows.add(END, windows.keys(timeless), timeless);
        current = windows.isEmpty() ? null : value;
    }

    private void close() {
        var time = pump.timers().rowtimeMillis();
        windows.close(group -> {
            group[timePlace] = time;
            downstream.row(group);
        });
    }
}
