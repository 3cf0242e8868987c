package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.function.Functions;
import io.kinefka.analytics.sql.plan.Calc;
import io.kinefka.analytics.sql.plan.Over;
import io.kinefka.analytics.sql.plan.PlanNode;
import io.kinefka.analytics.sql.plan.ReferenceJoin;
import io.kinefka.analytics.sql.plan.RowtimeColumns;
import io.kinefka.analytics.sql.plan.Scan;
import io.kinefka.analytics.sql.plan.Sort;
import io.kinefka.analytics.sql.plan.TableFunction;
import io.kinefka.analytics.sql.plan.TimeSort;
import io.kinefka.analytics.sql.plan.Tumble;
import io.kinefka.analytics.sql.plan.Union;
import io.kinefka.analytics.sql.validate.Relation;
import java.math.BigDecimal;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Finds out for how long a column that rows are sorted by can stay the same. */
final class SortLead {
    /** Nothing is known. */
    static final long UNKNOWN = 0;

    /** It differs whenever the time of rows does. */
    static final long OF_ROWTIME = 1;

    /** It is the key of tumbling windows, of which each lets all its rows go at once. */
    static final long OF_WINDOW = -1;

    private SortLead() {}

    /** The length in milliseconds of the periods, counted from 1970, in which the column stays the same. */
    static long periodMillis(PlanNode node, int column) {
        if (node instanceof Calc calc) {
            return computed(calc, column);
        }
        if (node instanceof Scan || node instanceof TableFunction) {
            return column == RowtimeColumns.of(node.rowType()) ? OF_ROWTIME : UNKNOWN;
        }
        if (node instanceof TimeSort) {
            return Relation.isRowtime(node.rowType().getFieldNames().get(column)) ? OF_ROWTIME : UNKNOWN;
        }
        if (node instanceof Tumble tumble) {
            var isWindow = column < tumble.keys().size() && tumble.keys().get(column) == tumble.windowKey();
            return isWindow ? OF_WINDOW : UNKNOWN;
        }
        if (node instanceof Union || node instanceof Sort) {
            return node.inputs().stream()
                    .mapToLong(input -> periodMillis(input, column))
                    .max()
                    .orElse(UNKNOWN);
        }
        if (node instanceof Over || node instanceof ReferenceJoin) {
            var input = node.inputs().get(0);
            return column < input.rowType().getFieldCount() ? periodMillis(input, column) : UNKNOWN;
        }
        return UNKNOWN;
    }

    private static long computed(Calc calc, int column) {
        var expression = calc.expressions().get(column);
        if (expression instanceof RexInputRef same) {
            return periodMillis(calc.input(), same.getIndex());
        }
        if (column == RowtimeColumns.of(calc.rowType())) {
            return OF_ROWTIME;
        }
        if (expression instanceof RexCall call
                && call.getOperands().size() == 2
                && call.getOperands().get(0) instanceof RexInputRef time
                && time.getIndex() == RowtimeColumns.of(calc.input().rowType())) {
            return rounded(call);
        }
        return UNKNOWN;
    }

    private static long rounded(RexCall call) {
        if (!(call.getOperands().get(1) instanceof RexLiteral literal)) {
            return UNKNOWN;
        }
        if (Functions.STEP.equals(call.getOperator())) {
            return millis(literal);
        }
        if (call.getKind() != SqlKind.FLOOR) {
            return UNKNOWN;
        }
        var unit = literal.getValueAs(TimeUnitRange.class);
        return unit == null
                ? UNKNOWN
                : switch (unit) {
                    case SECOND, MINUTE, HOUR, DAY -> unit.startUnit.multiplier.longValueExact();
                    default -> UNKNOWN;
                };
    }

    private static long millis(RexNode interval) {
        return interval instanceof RexLiteral literal && literal.getValue4() instanceof BigDecimal millis
                ? millis.longValueExact()
                : UNKNOWN;
    }
}
