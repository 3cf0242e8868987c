package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.expression.RowException;
import io.kinefka.analytics.sql.expression.RowExpressions;
import io.kinefka.analytics.sql.plan.Calc;
import org.jspecify.annotations.Nullable;

/** Computes columns of rows for which conditions hold. */
final class CalcOperator implements Rows {
    private final Pump pump;
    private final RowExpressions expressions;
    private final Rows downstream;

    CalcOperator(Calc calc, Pump pump, Rows downstream) {
        this.pump = pump;
        this.expressions = pump.compile(calc.input().rowType(), calc.conditions(), calc.expressions(), calc.rowType());
        this.downstream = downstream;
    }

    @Override
    public void row(@Nullable Object[] row) {
        @Nullable Object @Nullable [] computed;
        try {
            computed = expressions.apply(row);
        } catch (RowException failed) {
            pump.error(failed, row);
            return;
        }
        if (computed != null) {
            downstream.row(computed);
        }
    }
}
