package io.kinefka.analytics.sql.lower;

import io.kinefka.analytics.sql.parser.StreamingOperators;
import io.kinefka.analytics.sql.validate.Relation;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Recognizes, in the text of a query, ROWTIME and what grows with it. */
final class RowtimeExpressions {
    private static final String EPOCH = "1970-01-01 00:00:00";

    private RowtimeExpressions() {}

    /** Whether it names the time of rows. */
    static boolean isRowtime(SqlNode node) {
        return node instanceof SqlIdentifier identifier
                && Relation.isRowtime(identifier.names.get(identifier.names.size() - 1));
    }

    /** Whether it is the time of rows, or that rounded down. */
    static boolean isMonotonic(SqlNode node) {
        return isRowtime(node) || windowLength(node).isPresent();
    }

    /** The length of the tumbling windows that a key of GROUP BY stands for, if it is FLOOR or STEP of the time of rows. */
    static Optional<SqlNode> windowLength(SqlNode key) {
        if (!(key instanceof SqlCall call) || call.operandCount() != 2 || !isRowtime(call.operand(0))) {
            return Optional.empty();
        }
        if (isStep(call)) {
            return Optional.of(call.operand(1));
        }
        if (call.getKind() != SqlKind.FLOOR || !(call.operand(1) instanceof SqlIntervalQualifier unit)) {
            return Optional.empty();
        }
        return switch (unit.getUnit()) {
            case SECOND, MINUTE, HOUR, DAY -> Optional.of(interval("1", unit.getUnit(), key.getParserPosition()));
            default -> Optional.empty();
        };
    }

    /** {@code FLOOR((x - TIMESTAMP '1970-01-01 00:00:00') unit / n TO unit)}, an old way to write STEP, as STEP. */
    static Optional<SqlNode> stepOfEpochDivision(SqlCall call) {
        if (call.getKind() == SqlKind.FLOOR
                && call.operandCount() == 2
                && call.operand(0) instanceof SqlCall division
                && division.getKind() == SqlKind.DIVIDE
                && division.operand(0) instanceof SqlCall minus
                && SqlStdOperatorTable.MINUS_DATE.equals(minus.getOperator())
                && isEpoch(minus.operand(1))
                && minus.operand(2) instanceof SqlIntervalQualifier unit
                && division.operand(1) instanceof SqlLiteral count
                && count.getValue() instanceof BigDecimal steps) {
            var position = call.getParserPosition();
            var length = interval(steps.toPlainString(), unit.getUnit(), position);
            return Optional.of(StreamingOperators.STEP.createCall(position, minus.<SqlNode>operand(0), length));
        }
        return Optional.empty();
    }

    /** The window of a millisecond that a time is in. */
    static SqlNode stepOfMillisecond(SqlIdentifier rowtime) {
        var position = rowtime.getParserPosition();
        return StreamingOperators.STEP.createCall(position, rowtime, interval("0.001", TimeUnit.SECOND, position));
    }

    /** {@code STEP(x BY number)} as arithmetic of whole numbers. */
    static Optional<SqlNode> stepOfNumber(SqlCall call) {
        if (!isStep(call) || !(call.operand(1) instanceof SqlNumericLiteral)) {
            return Optional.empty();
        }
        var position = call.getParserPosition();
        return Optional.of(SqlStdOperatorTable.MULTIPLY.createCall(
                position,
                SqlStdOperatorTable.DIVIDE.createCall(position, call.getOperandList()),
                call.operand(1).clone(position)));
    }

    private static boolean isStep(SqlCall call) {
        return call.getOperator().getName().equals(StreamingOperators.STEP.getName());
    }

    private static boolean isEpoch(SqlNode node) {
        return node instanceof SqlLiteral literal && literal.toString().contains("'" + EPOCH + "'");
    }

    private static SqlIntervalLiteral interval(String count, TimeUnit unit, SqlParserPos position) {
        return SqlLiteral.createInterval(1, count, new SqlIntervalQualifier(unit, null, position), position);
    }
}
