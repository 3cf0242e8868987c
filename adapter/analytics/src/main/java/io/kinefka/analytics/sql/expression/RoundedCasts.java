package io.kinefka.analytics.sql.expression;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Rounds numbers that are cast to fewer digits behind the point, where Java cuts them off. Source: AWS SQL reference, CAST, which does not tell where
 * halves go: here away from zero, as ROUND has them.
 */
final class RoundedCasts extends RexShuttle {
    private final RexBuilder builder;

    RoundedCasts(RexBuilder builder) {
        this.builder = builder;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        var visited = (RexCall) super.visitCall(call);
        if (visited.getKind() != SqlKind.CAST
                || !losesDigits(visited.getOperands().get(0).getType(), visited.getType())) {
            return visited;
        }
        var scale =
                builder.makeExactLiteral(BigDecimal.valueOf(visited.getType().getScale()));
        var rounded = builder.makeCall(
                SqlStdOperatorTable.ROUND, visited.getOperands().get(0), scale);
        return visited.clone(visited.getType(), List.of(rounded));
    }

    private static boolean losesDigits(RelDataType from, RelDataType to) {
        if (!SqlTypeName.EXACT_TYPES.contains(to.getSqlTypeName())) {
            return false;
        }
        return from.getSqlTypeName() == SqlTypeName.DECIMAL
                ? from.getScale() > to.getScale()
                : SqlTypeName.APPROX_TYPES.contains(from.getSqlTypeName());
    }
}
