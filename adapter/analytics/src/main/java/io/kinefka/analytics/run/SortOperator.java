package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.RowtimeColumns;
import io.kinefka.analytics.sql.plan.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds rows as long as the first key stays the same, and then lets them go in the order of all keys. Their time becomes that at which they
 * go, so that what comes out is in the order of time, too.
 */
final class SortOperator implements Rows, Timed {
    private final Pump pump;
    private final OperatorState state;
    private final Rows downstream;
    private final int lead;
    private final int rowtime;
    private final long periodMillis;
    private final Comparator<@Nullable Object[]> order;
    private final List<@Nullable Object[]> held = new ArrayList<>();
    private long due = NEVER;

    SortOperator(Sort sort, Pump pump, OperatorState state, Rows downstream) {
        this.pump = pump;
        this.state = state;
        this.downstream = downstream;
        this.lead = sort.keys().get(0).column();
        this.rowtime = RowtimeColumns.of(sort.rowType());
        this.periodMillis = SortLead.periodMillis(sort.input(), lead);
        this.order = RowOrder.of(sort.keys());
        state.entries().forEach(entry -> hold(entry.values()));
    }

    @Override
    public void row(@Nullable Object[] row) {
        if (!held.isEmpty() && !Objects.equals(held.get(0)[lead], row[lead])) {
            letGo(pump.timers().rowtimeMillis());
        }
        state.put(row, held.size());
        hold(row);
        pump.timers().wake(due);
    }

    @Override
    public long due() {
        return due;
    }

    @Override
    public void fire() {
        letGo(Timed.rowtime(due));
    }

    private void hold(@Nullable Object[] row) {
        if (held.isEmpty() && row[rowtime] instanceof Long time) {
            due = end(time);
        }
        held.add(row);
    }

    private long end(long time) {
        if (periodMillis == SortLead.UNKNOWN) {
            return NEVER;
        }
        if (periodMillis == SortLead.OF_WINDOW) {
            return Timed.before(time);
        }
        return periodMillis == SortLead.OF_ROWTIME
                ? Timed.after(time)
                : Timed.before((Math.floorDiv(time, periodMillis) + 1) * periodMillis);
    }

    private void letGo(long time) {
        var rows = new ArrayList<>(held);
        held.clear();
        due = NEVER;
        for (var i = 0; i < rows.size(); i++) {
            state.remove(i);
        }
        rows.sort(order);
        for (var row : rows) {
            var moved = row.clone();
            moved[rowtime] = time;
            downstream.row(moved);
        }
    }
}
