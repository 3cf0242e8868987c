package io.kinefka.analytics.sql.lower;

import io.kinefka.analytics.sql.function.Functions;
import io.kinefka.analytics.sql.function.LogOperators;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.analytics.sql.parser.StreamingOperators;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/** Lowers the expressions of one block, and refuses what they may not contain. */
final class ExpressionLowering extends SqlShuttle {
    private static final String CURRENT_ROW_TIMESTAMP = "CURRENT_ROW_TIMESTAMP";
    private static final String EXP_AVG = "EXP_AVG";

    private final SqlIdentifier rowtime;

    /** With the expression for the time of the block's rows. */
    ExpressionLowering(SqlIdentifier rowtime) {
        this.rowtime = rowtime;
    }

    @Override
    public SqlNode visit(SqlIdentifier identifier) {
        return identifier.isSimple() && identifier.getSimple().equals(CURRENT_ROW_TIMESTAMP)
                ? rowtime.clone(identifier.getParserPosition())
                : identifier;
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
        // U&'...' has a character set of its own, and columns have any character.
        return literal instanceof SqlCharStringLiteral text
                        && text.getValueAs(NlsString.class).getCharsetName() != null
                ? SqlLiteral.createCharString(text.getValueAs(String.class), literal.getParserPosition())
                : literal;
    }

    @Override
    public SqlNode visit(SqlCall call) {
        refuse(call);
        if (call instanceof SqlWindow window) {
            return ordered(window);
        }
        if (LogOperators.contains(call.getOperator().getName())) {
            return LogCalls.lower(call, this);
        }
        if (isMonotonic(call)) {
            return call.operand(0).accept(this);
        }
        if (call.getOperator().getName().equals(EXP_AVG) && call.operandCount() == 2) {
            return exponentialAverage(call);
        }
        if (SqlStdOperatorTable.OVERLAY.equals(call.getOperator())) {
            return super.visit(StreamingOperators.OVERLAY.createCall(call.getParserPosition(), call.getOperandList()));
        }
        if (SqlStdOperatorTable.SUBSTRING.equals(call.getOperator())
                && call.operandCount() == 2
                && call.operand(1) instanceof SqlCharStringLiteral) {
            return super.visit(
                    StreamingOperators.SUBSTRING_REGEX.createCall(call.getParserPosition(), call.getOperandList()));
        }
        if (SqlStdOperatorTable.EXTRACT.equals(call.getOperator())) {
            return SecondsWithMillis.lower((SqlCall) super.visit(call));
        }
        var step = RowtimeExpressions.stepOfEpochDivision(call).or(() -> RowtimeExpressions.stepOfNumber(call));
        return step.isPresent() ? step.get().accept(this) : super.visit(call);
    }

    /** How old a row is decides its weight. */
    private SqlNode exponentialAverage(SqlCall call) {
        var interval = call.<SqlNode>operand(1);
        if (Intervals.length(interval, EXP_AVG).isZero()) {
            throw new CodeValidationException(
                    EXP_AVG + " needs an interval that is not zero.", interval.getParserPosition());
        }
        var position = call.getParserPosition();
        return call.getOperator()
                .createCall(position, call.<SqlNode>operand(0).accept(this), interval, rowtime.clone(position));
    }

    /** Whether it is a call of MONOTONIC, which says something about its argument and answers it. */
    static boolean isMonotonic(SqlNode node) {
        return node instanceof SqlCall call
                && call.getOperator().getName().equals("MONOTONIC")
                && call.operandCount() == 1;
    }

    /** Without an order Calcite widens a RANGE window to all rows, silently. */
    private SqlNode ordered(SqlWindow window) {
        var order = window.getOrderList();
        if (order.isEmpty()) {
            if (window.getRefName() == null) {
                window.setOrderList(SqlNodeList.of(rowtime.clone(window.getParserPosition())));
            }
        } else if (order.size() > 1
                || !(order.get(0) instanceof SqlIdentifier time)
                || !Util.last(time.names).equals(Util.last(rowtime.names))) {
            throw CodeValidationException.notSupported(
                    "A window in another order than ROWTIME's", order.getParserPosition());
        }
        return window;
    }

    private static void refuse(SqlCall call) {
        if (call.getKind().belongsTo(SqlKind.QUERY) || call.getKind() == SqlKind.CURSOR) {
            throw CodeValidationException.notSupported("A query in an expression", call.getParserPosition());
        }
        var name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        if (Functions.NOT_SUPPORTED.contains(name)) {
            throw CodeValidationException.notSupported(name, call.getParserPosition());
        }
        checkPlace(name, call);
        if (isDistinct(call.getFunctionQuantifier())) {
            throw CodeValidationException.notSupported(name + "(DISTINCT ...)", call.getParserPosition());
        }
    }

    /** A state has room for as many rows as the code says. */
    private static void checkPlace(String name, SqlCall call) {
        var least = name.equals("LAG") ? 0 : 1;
        if ((name.equals("LAG") || name.equals("NTH_VALUE"))
                && call.operandCount() > 1
                && !(call.operand(1) instanceof SqlNumericLiteral place
                        && place.isInteger()
                        && place.intValue(false) >= least)) {
            throw new CodeValidationException(
                    name + " needs a whole number from " + least + " on",
                    call.operand(1).getParserPosition());
        }
    }

    private static boolean isDistinct(@Nullable SqlLiteral quantifier) {
        return quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT;
    }
}
