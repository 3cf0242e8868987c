package io.kinefka.analytics.sql.plan;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;

/** Random cut forest: every row comes out with how unusual it is, and why if that is asked for, before its ROWTIME. */
public record TableFunction(PlanNode input, Forest forest, List<Integer> scored, RelDataType rowType)
        implements PlanNode {
    /** Copies the list. */
    public TableFunction {
        scored = List.copyOf(scored);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public String describe() {
        return "TableFunction " + forest + " scored=" + scored;
    }

    /**
     * The parameters of a forest.
     *
     * @param timeDecay how many rows back the forest remembers, roughly
     * @param explained whether there is a column with an explanation
     * @param directed whether the explanation tells high from low
     */
    public record Forest(
            int trees, int subSampleSize, int timeDecay, int shingleSize, boolean explained, boolean directed) {}
}
