package io.kinefka.analytics.sql.plan;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;

/** The rows of a stream or of a reference table, with their system columns. */
public record Scan(String relation, RelDataType rowType) implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of();
    }

    @Override
    public String describe() {
        return "Scan \"" + relation + "\"";
    }
}
