package io.kinefka.analytics.sql.plan;

import io.kinefka.analytics.sql.function.Aggregates;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Reads the windows of OVER out of Calcite's. */
final class SlidingWindows {
    private final Window window;
    private final int columns;

    private SlidingWindows(Window window) {
        this.window = window;
        this.columns = window.getInput().getRowType().getFieldCount();
    }

    static Over of(Window window, PlanNode input) {
        var reader = new SlidingWindows(window);
        return new Over(input, window.groups.stream().map(reader::window).toList(), window.getRowType());
    }

    private SlidingWindow window(Window.Group group) {
        if (!group.upperBound.isCurrentRow()) {
            throw new CodeValidationException(
                    "A window that ends elsewhere than at the current row is not supported.", 0, 0);
        }
        return new SlidingWindow(
                group.keys.asList(),
                group.orderKeys.getFieldCollations().get(0).getFieldIndex(),
                group.isRows,
                preceding(group.lowerBound),
                group.aggCalls.stream().map(this::call).toList());
    }

    private OptionalLong preceding(RexWindowBound bound) {
        if (bound.isUnboundedPreceding()) {
            return OptionalLong.empty();
        }
        if (bound.isCurrentRow()) {
            return OptionalLong.of(0);
        }
        var offset = bound.getOffset();
        if (bound.isPreceding()
                && offset != null
                && resolved(offset) instanceof RexLiteral literal
                && !SqlTypeName.YEAR_INTERVAL_TYPES.contains(literal.getTypeName())
                && literal.getValue4() instanceof BigDecimal amount
                && amount.signum() >= 0) {
            return OptionalLong.of(amount.longValueExact());
        }
        throw new CodeValidationException(
                "A window of another length than a number of rows, days, hours, minutes or seconds is not supported.",
                0,
                0);
    }

    private Call call(Window.RexWinAggCall call) {
        List<RexNode> arguments =
                call.getOperands().stream().map(this::resolved).toList();
        if (call.getOperator().getName().equals("LAG")
                && arguments.size() > 2
                && !SqlTypeUtil.canAssignFrom(call.getType(), arguments.get(2).getType())) {
            throw new CodeValidationException(
                    "The default of " + call.getOperator().getName() + " has the type "
                            + arguments.get(2).getType() + ", not " + call.getType(),
                    0,
                    0);
        }
        var name = call.getOperator().getName() + (call.ignoreNulls ? Aggregates.IGNORE_NULLS : "");
        return new Call(name, arguments, call.getType());
    }

    private RexNode resolved(RexNode node) {
        return node instanceof RexInputRef reference && reference.getIndex() >= columns
                ? window.constants.get(reference.getIndex() - columns)
                : node;
    }
}
