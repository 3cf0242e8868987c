package io.kinefka.analytics.sql.plan;

import java.time.Duration;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;

/**
 * Aggregates rows of the same keys in windows that open with a key's first row.
 *
 * @param rowtime the column of the input with the time of its rows; where it would be among the keys, the window's end comes out
 * @param range from a window's first row to its end
 * @param keys the input's columns that come out first, before the calls, with that of the time among them
 */
public record Stagger(
        PlanNode input, int rowtime, Duration range, List<Integer> keys, List<Call> calls, RelDataType rowType)
        implements PlanNode {
    /** Copies the lists. */
    public Stagger {
        keys = List.copyOf(keys);
        calls = List.copyOf(calls);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public String describe() {
        return "Stagger rowtime=$" + rowtime + " range=" + range + " keys=" + keys + " calls=" + calls;
    }
}
