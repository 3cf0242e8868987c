package io.kinefka.analytics.sql.lower;

import io.kinefka.analytics.sql.function.LogOperators;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.NlsString;

/** Lowers calls of log-parsing functions: what describes their columns must be literals, and a number of columns becomes text. */
final class LogCalls {
    private LogCalls() {}

    static SqlNode lower(SqlCall call, SqlShuttle expressions) {
        var name = call.getOperator().getName();
        var operands = call.getOperandList();
        List<SqlNode> lowered = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (var i = 0; i < operands.size(); i++) {
            if (i == 0) {
                lowered.add(operands.get(i).accept(expressions));
            } else {
                var literal = literal(name, operands.get(i));
                lowered.add(literal);
                arguments.add(literal.getValueAs(String.class));
            }
        }
        try {
            LogOperators.check(name, arguments);
        } catch (IllegalArgumentException wrong) {
            var message = String.valueOf(wrong.getMessage());
            throw new CodeValidationException(
                    name + ": " + message.lines().findFirst().orElse(message), position(operands));
        }
        return call.getOperator().createCall(call.getFunctionQuantifier(), call.getParserPosition(), lowered);
    }

    private static SqlLiteral literal(String function, SqlNode operand) {
        var position = operand.getParserPosition();
        if (operand instanceof SqlNumericLiteral number) {
            return SqlLiteral.createCharString(number.toValue(), position);
        }
        if (operand instanceof SqlLiteral literal && literal.getValue() instanceof NlsString) {
            return literal;
        }
        throw new CodeValidationException(function + " needs literals for its columns", position);
    }

    private static SqlParserPos position(List<SqlNode> operands) {
        return operands.get(Math.min(1, operands.size() - 1)).getParserPosition();
    }
}
