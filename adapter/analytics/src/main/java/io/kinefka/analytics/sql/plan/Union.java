package io.kinefka.analytics.sql.plan;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;

/** The rows of all inputs, in the order of their time. */
public record Union(List<PlanNode> inputs, RelDataType rowType) implements PlanNode {
    /** Copies the list. */
    public Union {
        inputs = List.copyOf(inputs);
    }

    @Override
    public String describe() {
        return "Union";
    }
}
