package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.expression.RowException;
import io.kinefka.analytics.sql.plan.Calc;
import io.kinefka.analytics.sql.plan.PlanNode;
import io.kinefka.analytics.sql.plan.ReferenceJoin;
import io.kinefka.analytics.sql.plan.Scan;
import io.kinefka.analytics.sql.plan.Union;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan from nothing but reference tables comes to; that does not change while an application runs. */
final class ReferenceRows {
    private final Pump pump;

    ReferenceRows(Pump pump) {
        this.pump = pump;
    }

    List<@Nullable Object[]> of(PlanNode node) {
        if (node instanceof Scan scan) {
            return pump.context().references().rows(scan.relation());
        }
        List<@Nullable Object[]> result = new ArrayList<>();
        if (node instanceof Calc calc) {
            var operator = new CalcOperator(calc, pump, result::add);
            of(calc.input()).forEach(operator::row);
        } else if (node instanceof ReferenceJoin join) {
            var operator = new JoinOperator(join, of(join.table()), pump, result::add);
            of(join.input()).forEach(operator::row);
        } else if (node instanceof Union union) {
            union.inputs().forEach(input -> result.addAll(of(input)));
        } else {
            throw new RowException("Reference tables alone cannot be used so: " + node.describe(), null);
        }
        return result;
    }
}
