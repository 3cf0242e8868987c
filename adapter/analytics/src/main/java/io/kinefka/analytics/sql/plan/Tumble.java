package io.kinefka.analytics.sql.plan;

import java.time.Duration;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;

/**
 * Aggregates rows of the same keys; a window is closed, and its rows come out, when the window key grows.
 *
 * @param windowKey the column of the input with the start of the window, one of the keys
 * @param length from the start of a window to its end
 * @param keys the input's columns that come out first, before the calls
 */
public record Tumble(
        PlanNode input, int windowKey, Duration length, List<Integer> keys, List<Call> calls, RelDataType rowType)
        implements PlanNode {
    /** Copies the lists. */
    public Tumble {
        keys = List.copyOf(keys);
        calls = List.copyOf(calls);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public String describe() {
        return "Tumble window=$" + windowKey + " length=" + length + " keys=" + keys + " calls=" + calls;
    }
}
