package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.Stagger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Aggregates rows of the same keys in windows that open with the first of them, and are closed when time reaches their ends. */
final class StaggerOperator implements Rows, Timed {
    private final Pump pump;
    private final Windows windows;
    private final Map<List<@Nullable Object>, Long> ends = new LinkedHashMap<>();
    private final int[] keys;
    private final int rowtime;
    private final long rangeMillis;
    private final Rows downstream;

    StaggerOperator(Stagger stagger, Pump pump, OperatorState state, Rows downstream) {
        this.pump = pump;
        this.rowtime = stagger.rowtime();
        this.rangeMillis = stagger.range().toMillis();
        this.keys = stagger.keys().stream()
                .mapToInt(Integer::intValue)
                .filter(key -> key != rowtime)
                .toArray();
        this.windows = new Windows(stagger.keys(), stagger.calls(), pump, state);
        this.downstream = downstream;
        var place = stagger.keys().indexOf(rowtime);
        windows.forEach((key, end) -> ends.put(without(key, place), end));
    }

    @Override
    public void row(@Nullable Object[] row) {
        if (!(row[rowtime] instanceof Long time)) {
            return;
        }
        var key = Keys.of(row, keys);
        var end = ends.getOrDefault(key, time + rangeMillis);
        // Where the time would come out, the window's end does.
        var ended = row.clone();
        ended[rowtime] = end;
        if (windows.add(end, windows.keys(ended), ended)) {
            ends.put(key, end);
            pump.timers().wake(windows.due());
        }
    }

    @Override
    public long due() {
        return windows.due();
    }

    @Override
    public void fire() {
        var end = Timed.rowtime(windows.due());
        // The first to open are the first to end.
        for (var open = ends.values().iterator(); open.hasNext() && open.next() <= end; ) {
            open.remove();
        }
        windows.close(downstream);
    }

    private static List<@Nullable Object> without(List<@Nullable Object> key, int place) {
        var result = new ArrayList<>(key);
        result.remove(place);
        return result;
    }
}
