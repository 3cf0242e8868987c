package io.kinefka.analytics.sql.expression;

import io.kinefka.analytics.sql.function.Functions;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** Makes the division of approximate numbers by zero an error, where Java has infinity. */
final class CheckedDivision extends RexShuttle {
    private final RexBuilder builder;

    CheckedDivision(RexBuilder builder) {
        this.builder = builder;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        var visited = (RexCall) super.visitCall(call);
        if (call.getKind() != SqlKind.DIVIDE
                || !SqlTypeName.APPROX_TYPES.contains(call.getType().getSqlTypeName())) {
            return visited;
        }
        var types = builder.getTypeFactory();
        var doubles = types.createTypeWithNullability(types.createSqlType(SqlTypeName.DOUBLE), true);
        var quotient = builder.makeCall(
                Functions.DIVIDE,
                builder.makeCast(doubles, visited.getOperands().get(0)),
                builder.makeCast(doubles, visited.getOperands().get(1)));
        return builder.makeCast(call.getType(), quotient);
    }
}
