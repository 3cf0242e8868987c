package io.kinefka.analytics.sql.plan;

import io.kinefka.analytics.sql.validate.Relation;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;

/** Finds the column of rows that has their time, and tells others that are only called so. */
public final class RowtimeColumns {
    private RowtimeColumns() {}

    /** The last of those that are called so, because a query may have a column of that name, too; -1 if there is none. */
    public static int of(RelDataType rowType) {
        var names = rowType.getFieldNames();
        for (var i = names.size() - 1; i >= 0; i--) {
            if (Relation.isRowtime(names.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a column always has the time of its row. */
    static boolean isTime(PlanNode node, int column) {
        var rowtime = of(node.rowType());
        if (column == rowtime) {
            return true;
        }
        if (node instanceof Calc calc && rowtime >= 0) {
            var named = calc.expressions().get(column);
            var time = calc.expressions().get(rowtime);
            return named.equals(time)
                    || (named instanceof RexInputRef from
                            && time instanceof RexInputRef to
                            && isTime(calc.input(), from.getIndex())
                            && isTime(calc.input(), to.getIndex()));
        }
        if (node instanceof Union union) {
            return union.inputs().stream().allMatch(input -> isTime(input, column));
        }
        // Of these, rows keep their time, and the columns of their input come first.
        return (node instanceof TimeSort
                        || node instanceof Over
                        || node instanceof ReferenceJoin
                        || node instanceof TableFunction)
                && isTime(node.inputs().get(0), column);
    }
}
