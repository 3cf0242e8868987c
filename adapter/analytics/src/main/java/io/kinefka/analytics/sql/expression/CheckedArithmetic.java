package io.kinefka.analytics.sql.expression;

import io.kinefka.analytics.sql.function.Functions;
import java.util.Map;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/** Makes errors of what approximate numbers cannot be divided by, or taken the logarithm or a power of, where Java has infinity or NaN. */
final class CheckedArithmetic extends RexShuttle {
    private static final Map<SqlOperator, SqlFunction> CHECKED = Map.of(
            SqlStdOperatorTable.LN, Functions.LN,
            SqlStdOperatorTable.LOG10, Functions.LOG10,
            SqlStdOperatorTable.POWER, Functions.POWER);

    private final RexBuilder builder;

    CheckedArithmetic(RexBuilder builder) {
        this.builder = builder;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        var visited = (RexCall) super.visitCall(call);
        var checked = isApproximate(call) && call.getKind() == SqlKind.DIVIDE
                ? Functions.DIVIDE
                : CHECKED.get(call.getOperator());
        if (checked == null) {
            return visited;
        }
        var types = builder.getTypeFactory();
        var doubles = types.createTypeWithNullability(types.createSqlType(SqlTypeName.DOUBLE), true);
        var operands = visited.getOperands().stream()
                .map(operand -> builder.makeCast(doubles, operand))
                .toList();
        return builder.makeCast(call.getType(), builder.makeCall(checked, operands));
    }

    private static boolean isApproximate(RexCall call) {
        return SqlTypeName.APPROX_TYPES.contains(call.getType().getSqlTypeName());
    }
}
