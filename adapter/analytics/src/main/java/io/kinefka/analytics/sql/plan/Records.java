package io.kinefka.analytics.sql.plan;

import io.kinefka.analytics.sql.function.LogOperators;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;

/** Sees to it that records are taken apart where they are made: no operator keeps, compares or passes on whole ones. */
public final class Records {
    private Records() {}

    /** Refuses a plan in which a record is used as a whole. */
    public static void check(PlanNode plan) {
        if (plan instanceof Calc calc) {
            Stream.concat(calc.conditions().stream(), calc.expressions().stream())
                    .forEach(Records::check);
        } else {
            plan.inputs().forEach(Records::checkColumns);
        }
        plan.inputs().forEach(Records::check);
    }

    private static void checkColumns(PlanNode input) {
        for (var column : input.rowType().getFieldList()) {
            if (column.getType().isStruct()) {
                throw refusal();
            }
        }
    }

    private static void check(RexNode expression) {
        if (isRecord(expression)) {
            return;
        }
        expression.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitCall(RexCall call) {
                var isNullTest = call.getKind() == SqlKind.IS_NULL || call.getKind() == SqlKind.IS_NOT_NULL;
                for (var operand : call.getOperands()) {
                    if (operand.getType().isStruct() && !(isNullTest && isRecord(operand))) {
                        throw refusal();
                    }
                }
                return super.visitCall(call);
            }

            @Override
            public Void visitFieldAccess(RexFieldAccess access) {
                if (!isRecord(access.getReferenceExpr())) {
                    throw refusal();
                }
                return super.visitFieldAccess(access);
            }
        });
    }

    private static boolean isRecord(RexNode expression) {
        return expression instanceof RexCall call && LogOperators.contains(call.getOperator());
    }

    private static CodeValidationException refusal() {
        return new CodeValidationException(
                "A record of a log-parsing function can be used only column by column, in a query of its own if need be.",
                0,
                0);
    }
}
