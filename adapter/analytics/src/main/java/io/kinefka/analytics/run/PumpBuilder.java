package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.Calc;
import io.kinefka.analytics.sql.plan.Consecutive;
import io.kinefka.analytics.sql.plan.Over;
import io.kinefka.analytics.sql.plan.PlanNode;
import io.kinefka.analytics.sql.plan.ReferenceJoin;
import io.kinefka.analytics.sql.plan.Scan;
import io.kinefka.analytics.sql.plan.Sort;
import io.kinefka.analytics.sql.plan.Stagger;
import io.kinefka.analytics.sql.plan.TableFunction;
import io.kinefka.analytics.sql.plan.TimeSort;
import io.kinefka.analytics.sql.plan.Tumble;
import io.kinefka.analytics.sql.plan.Union;
import java.util.ArrayList;
import java.util.List;

/** Builds the operators of a pump, from where its rows go to where they come from. */
final class PumpBuilder {
    private final Pump pump;
    private final Clocks clocks;
    private final List<Source> sources = new ArrayList<>();
    private int operators;

    PumpBuilder(Pump pump, Clocks clocks) {
        this.pump = pump;
        this.clocks = clocks;
    }

    /** What takes the rows of a relation. */
    record Source(Scan scan, Rows rows) {}

    /** Builds, and answers what the rows of streams go into. */
    List<Source> build(PlanNode plan, Rows target) {
        add(plan, target);
        return sources;
    }

    private void add(PlanNode node, Rows downstream) {
        if (node instanceof Scan scan) {
            sources.add(new Source(scan, downstream));
        } else if (node instanceof Union union) {
            union.inputs().forEach(input -> add(input, downstream));
        } else {
            var input = node.inputs().get(0);
            var operator = operator(node, pump.at(clocks.of(input)), downstream);
            if (operator instanceof Timed timed) {
                clocks.of(input).addUpstream(timed);
            }
            add(input, operator);
        }
    }

    private Rows operator(PlanNode node, Pump at, Rows downstream) {
        var state = at.state(operators++);
        if (node instanceof Calc calc) {
            return new CalcOperator(calc, at, downstream);
        }
        if (node instanceof Tumble tumble) {
            return new TumbleOperator(tumble, at, state, downstream);
        }
        if (node instanceof Stagger stagger) {
            return new StaggerOperator(stagger, at, state, downstream);
        }
        if (node instanceof Consecutive consecutive) {
            return new ConsecutiveOperator(consecutive, at, state, downstream);
        }
        if (node instanceof Over over) {
            return new OverOperator(over, at, state, downstream);
        }
        if (node instanceof ReferenceJoin join) {
            return new JoinOperator(join, new ReferenceRows(at).of(join.table()), at, downstream);
        }
        if (node instanceof Sort sort) {
            return new SortOperator(sort, at, state, downstream);
        }
        if (node instanceof TimeSort sort) {
            return new TimeSortOperator(sort, at, state, clocks.of(sort), downstream);
        }
        if (node instanceof TableFunction function) {
            return new ForestOperator(function, at, state, downstream);
        }
        throw new IllegalArgumentException("There is no operator for " + node.describe());
    }
}
