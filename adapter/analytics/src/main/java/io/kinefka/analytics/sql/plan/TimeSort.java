package io.kinefka.analytics.sql.plan;

import io.kinefka.analytics.sql.parser.CodeValidationException;
import java.time.Duration;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Puts rows into the order of a time of their own, which becomes their ROWTIME. What is behind it goes by that time, not by the application's.
 *
 * @param slack how long before the latest time that has been seen a row may be; what is older is an error
 * @param keys the first is the column of ROWTIME; the others order rows of the same time
 */
public record TimeSort(PlanNode input, Duration slack, List<Sort.Key> keys) implements PlanNode {
    /** Copies the list. */
    public TimeSort {
        keys = List.copyOf(keys);
    }

    /** In the place of the sort that a plan ends with. */
    public static PlanNode inPlaceOfSort(PlanNode plan, Duration slack) {
        if (plan instanceof Calc calc) {
            return new Calc(inPlaceOfSort(calc.input(), slack), calc.conditions(), calc.expressions(), calc.rowType());
        }
        if (!(plan instanceof Sort sort)) {
            throw new IllegalArgumentException("There is no sort at the end of " + plan.describe());
        }
        var time =
                sort.rowType().getFieldList().get(sort.keys().get(0).column()).getType();
        if (time.getSqlTypeName() != SqlTypeName.TIMESTAMP) {
            throw new CodeValidationException("The first item of ORDER BY ... WITHIN must be a TIMESTAMP.", 0, 0);
        }
        return new TimeSort(sort.input(), slack, sort.keys());
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
        return "TimeSort within=" + slack + " " + keys;
    }
}
