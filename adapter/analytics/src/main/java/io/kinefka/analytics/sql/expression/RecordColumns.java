package io.kinefka.analytics.sql.expression;

import io.kinefka.analytics.sql.function.LogOperators;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/** Makes columns of records items of the lists of text that log-parsing functions answer. */
final class RecordColumns extends RexShuttle {
    private final RexBuilder builder;
    private final RelDataType text;

    RecordColumns(RexBuilder builder) {
        this.builder = builder;
        var types = builder.getTypeFactory();
        this.text = types.createTypeWithNullability(types.createSqlType(SqlTypeName.VARCHAR), true);
    }

    @Override
    public RexNode visitCall(RexCall call) {
        var visited = (RexCall) super.visitCall(call);
        if (!LogOperators.contains(call.getOperator())) {
            return visited;
        }
        var types = builder.getTypeFactory();
        var list = types.createTypeWithNullability(types.createArrayType(text, -1), true);
        return builder.makeCall(list, call.getOperator(), visited.getOperands());
    }

    @Override
    public RexNode visitFieldAccess(RexFieldAccess access) {
        if (!(access.getReferenceExpr() instanceof RexCall call)) {
            return super.visitFieldAccess(access);
        }
        var place =
                builder.makeExactLiteral(BigDecimal.valueOf(access.getField().getIndex() + 1L));
        var item = builder.makeCall(text, SqlStdOperatorTable.ITEM, List.of(call.accept(this), place));
        return builder.makeCast(access.getType(), item, false, false);
    }
}
