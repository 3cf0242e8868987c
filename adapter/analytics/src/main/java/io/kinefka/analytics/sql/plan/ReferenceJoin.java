package io.kinefka.analytics.sql.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/**
 * Every row together with the rows of a reference table that match it.
 *
 * @param table the table's rows, from nothing but reference tables
 * @param outer whether a row without a match comes out, too, with nulls
 * @param inputKeys expressions over the input's columns, of which the values equal those of the table in the same places; null equals nothing
 * @param tableKeys expressions over the table's columns, of the same types
 * @param conditions what must hold besides, over the columns of the input and then of the table
 */
public record ReferenceJoin(
        PlanNode input,
        PlanNode table,
        boolean outer,
        List<RexNode> inputKeys,
        List<RexNode> tableKeys,
        List<RexNode> conditions,
        RelDataType rowType)
        implements PlanNode {
    /** Copies the lists. */
    public ReferenceJoin {
        inputKeys = List.copyOf(inputKeys);
        tableKeys = List.copyOf(tableKeys);
        conditions = List.copyOf(conditions);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input, table);
    }

    @Override
    public String describe() {
        var keys = IntStream.range(0, inputKeys.size())
                .mapToObj(i -> inputKeys.get(i) + "=" + tableKeys.get(i))
                .collect(Collectors.joining(", ", "[", "]"));
        return "ReferenceJoin " + (outer ? "left" : "inner") + " keys=" + keys
                + (conditions.isEmpty() ? "" : " conditions=" + conditions);
    }
}
