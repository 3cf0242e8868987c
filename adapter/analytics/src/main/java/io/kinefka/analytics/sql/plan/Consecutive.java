package io.kinefka.analytics.sql.plan;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;

/**
 * Aggregates rows as long as the value of a column stays the same; when it changes, their groups come out.
 *
 * @param lead the column of the input that decides
 * @param rowtime the column of the input with the time of its rows; where it would be among the keys, the time of the change comes out
 * @param keys the input's columns that come out first, before the calls, with the other two among them
 */
public record Consecutive(
        PlanNode input, int lead, int rowtime, List<Integer> keys, List<Call> calls, RelDataType rowType)
        implements PlanNode {
    /** Copies the lists. */
    public Consecutive {
        keys = List.copyOf(keys);
        calls = List.copyOf(calls);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public String describe() {
        return "Consecutive lead=$" + lead + " rowtime=$" + rowtime + " keys=" + keys + " calls=" + calls;
    }
}
