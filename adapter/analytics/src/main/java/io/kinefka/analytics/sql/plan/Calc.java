package io.kinefka.analytics.sql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Expressions over the rows for which the conditions hold; a condition is looked at only if those before it hold. */
public record Calc(PlanNode input, List<RexNode> conditions, List<RexNode> expressions, RelDataType rowType)
        implements PlanNode {
    /** Copies the lists. */
    public Calc {
        conditions = List.copyOf(conditions);
        expressions = List.copyOf(expressions);
    }

    static PlanNode filter(PlanNode input, List<RexNode> conditions) {
        var fields = input.rowType().getFieldList();
        var all = IntStream.range(0, fields.size())
                .<RexNode>mapToObj(i -> new RexInputRef(i, fields.get(i).getType()))
                .toList();
        return of(input, conditions, all, input.rowType());
    }

    static PlanNode project(PlanNode input, List<? extends RexNode> expressions, RelDataType rowType) {
        return of(input, List.of(), List.copyOf(expressions), rowType);
    }

    /** One with its input, if that is a Calc, too, so that expressions are evaluated in one go. */
    private static PlanNode of(
            PlanNode input, List<RexNode> conditions, List<RexNode> expressions, RelDataType rowType) {
        if (input instanceof Calc below) {
            var inlined = new Inlining(below.expressions());
            var all = new ArrayList<>(below.conditions());
            all.addAll(inlined.apply(conditions));
            return new Calc(below.input(), all, inlined.apply(expressions), rowType);
        }
        return new Calc(input, conditions, expressions, rowType);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public String describe() {
        var columns = IntStream.range(0, expressions.size())
                .mapToObj(i -> rowType.getFieldNames().get(i) + "=" + expressions.get(i))
                .collect(Collectors.joining(", "));
        var where = conditions.isEmpty()
                ? ""
                : " where " + conditions.stream().map(RexNode::toString).collect(Collectors.joining(" and "));
        return "Calc " + columns + where;
    }

    private static final class Inlining extends RexShuttle {
        private final List<RexNode> expressions;

        Inlining(List<RexNode> expressions) {
            this.expressions = expressions;
        }

        @Override
        public RexNode visitInputRef(RexInputRef reference) {
            return expressions.get(reference.getIndex());
        }
    }
}
