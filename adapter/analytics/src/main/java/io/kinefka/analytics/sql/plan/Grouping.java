package io.kinefka.analytics.sql.plan;

import io.kinefka.analytics.sql.function.Aggregates;
import io.kinefka.analytics.sql.function.Functions;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Finds out which windows an aggregation is over, by its keys. */
final class Grouping {
    private final LogicalAggregate aggregate;

    Grouping(LogicalAggregate aggregate) {
        this.aggregate = aggregate;
    }

    PlanNode over(Function<RelNode, PlanNode> nodes) {
        if (aggregate.getGroupSets().size() > 1) {
            throw new CodeValidationException("GROUPING SETS is not supported.", 0, 0);
        }
        if (aggregate.getInput() instanceof LogicalProject project) {
            var below = nodes.apply(project.getInput());
            for (var key : aggregate.getGroupSet()) {
                var windows = window(key, project, below);
                if (windows.isPresent()) {
                    return windows.get();
                }
            }
        }
        throw new CodeValidationException(
                "An aggregation of a stream needs FLOOR or STEP of ROWTIME among its keys.", 0, 0);
    }

    private Optional<PlanNode> window(int key, LogicalProject project, PlanNode below) {
        if (!(project.getProjects().get(key) instanceof RexCall call)
                || !(call.getOperands().get(0) instanceof RexInputRef time)
                || !RowtimeColumns.isTime(below, time.getIndex())) {
            return Optional.empty();
        }
        if (Functions.STAGGER_END.equals(call.getOperator())) {
            List<RexNode> expressions = new ArrayList<>(project.getProjects());
            expressions.set(key, time);
            var input = Calc.project(below, expressions, project.getRowType());
            return Optional.of(new Stagger(input, key, interval(call), keys(), calls(project), rowType()));
        }
        if (Functions.RUN_END.equals(call.getOperator())) {
            var lead = project.getProjects().indexOf(call.getOperands().get(1));
            List<RexNode> expressions = new ArrayList<>(project.getProjects());
            expressions.set(key, time);
            var input = Calc.project(below, expressions, project.getRowType());
            return Optional.of(new Consecutive(input, lead, key, keys(), calls(project), rowType()));
        }
        return length(call).map(length -> {
            var input = Calc.project(below, project.getProjects(), project.getRowType());
            return new Tumble(input, key, length, keys(), calls(project), rowType());
        });
    }

    private List<Integer> keys() {
        return aggregate.getGroupSet().asList();
    }

    private RelDataType rowType() {
        return aggregate.getRowType();
    }

    private List<Call> calls(LogicalProject project) {
        return aggregate.getAggCallList().stream()
                .map(call -> call(call, project.getRowType()))
                .toList();
    }

    private static Call call(AggregateCall call, RelDataType input) {
        if (call.hasFilter()) {
            throw CodeValidationException.notSupported("FILTER of an aggregate", call.getParserPosition());
        }
        var arguments = call.getArgList().stream()
                .<RexNode>map(i -> RexInputRef.of(i, input))
                .toList();
        var name = call.getAggregation().getName() + (call.ignoreNulls() ? Aggregates.IGNORE_NULLS : "");
        return new Call(name, arguments, call.getType());
    }

    private static Optional<Duration> length(RexCall call) {
        if (Functions.STEP.equals(call.getOperator())) {
            return Optional.of(interval(call));
        }
        if (call.getKind() == SqlKind.FLOOR
                && call.getOperands().size() == 2
                && call.getOperands().get(1) instanceof RexLiteral unit) {
            return switch (unit.getValueAs(TimeUnitRange.class)) {
                case SECOND -> Optional.of(Duration.ofSeconds(1));
                case MINUTE -> Optional.of(Duration.ofMinutes(1));
                case HOUR -> Optional.of(Duration.ofHours(1));
                case DAY -> Optional.of(Duration.ofDays(1));
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private static Duration interval(RexCall call) {
        if (call.getOperands().get(1) instanceof RexLiteral literal) {
            var length = Duration.ofMillis(literal.getValueAs(BigDecimal.class).longValueExact());
            if (!length.isZero() && !length.isNegative()) {
                return length;
            }
        }
        throw new CodeValidationException("The length of a window must be a positive interval.", 0, 0);
    }
}
