package io.kinefka.analytics.sql.plan;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;

/** Holds rows until the first key grows, and lets them go in the order of the other keys. */
public record Sort(PlanNode input, List<Key> keys) implements PlanNode {
    /** Copies the list. */
    public Sort {
        keys = List.copyOf(keys);
    }

    @Override
    public RelDataType rowType() {
        return input.rowType();
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public String describe() {
        return "Sort " + keys;
    }

    /** A column to sort by. */
    public record Key(int column, boolean descending, boolean nullsFirst) {
        @Override
        public String toString() {
            return "$" + column + (descending ? " desc" : "") + (nullsFirst ? " nulls first" : "");
        }
    }
}
