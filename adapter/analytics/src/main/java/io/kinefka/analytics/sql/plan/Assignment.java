package io.kinefka.analytics.sql.plan;

import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.analytics.sql.validate.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Fits a query's rows to the stream that takes them: by place, or by a list of columns; what is not listed is null. */
public final class Assignment {
    private final Relation target;
    private final RexBuilder expressions;

    /** Into that stream. */
    public Assignment(Relation target, RexBuilder expressions) {
        this.target = target;
        this.expressions = expressions;
    }

    /**
     * The plan with the stream's columns.
     *
     * @param query its last column is the time of rows
     * @param columns the list of columns, empty for all in their order
     * @param positions where in the code the query's columns are
     */
    public PlanNode assign(PlanNode query, List<SqlIdentifier> columns, IntFunction<SqlParserPos> positions) {
        var given = query.rowType().getFieldCount() - 1;
        var time = time(query, columns, given);
        var targets = columns.isEmpty()
                ? IntStream.range(0, target.visibleColumns()).boxed().toList()
                : IntStream.range(0, columns.size())
                        .filter(place -> place != time)
                        .mapToObj(place -> column(columns.get(place)))
                        .toList();
        var sources = IntStream.range(0, given)
                .filter(column -> column != time)
                .boxed()
                .toList();
        if (sources.size() != targets.size()) {
            throw new CodeValidationException(
                    "Number of INSERT target columns (%d) does not equal number of source items (%d)"
                            .formatted(targets.size(), sources.size()),
                    positions.apply(0));
        }
        var result = new ArrayList<RexNode>();
        for (var column = 0; column < target.visibleColumns(); column++) {
            var place = targets.indexOf(column);
            var source = place < 0 ? place : sources.get(place);
            result.add(source < 0 ? missing(column, positions) : value(query, source, column, positions.apply(source)));
        }
        result.add(RexInputRef.of(given, query.rowType()));
        return Calc.project(query, result, target.rowType());
    }

    /** The place of a column that says nothing but the time that ORDER BY ... WITHIN has sorted by, and is given as ROWTIME only; or -1. */
    private int time(PlanNode query, List<SqlIdentifier> columns, int given) {
        var isSorted = query instanceof TimeSort || (query instanceof Calc calc && calc.input() instanceof TimeSort);
        var time = query.rowType().getFieldNames().subList(0, given).indexOf(Relation.ROWTIME);
        var isListed = time >= 0
                && time < columns.size()
                && columns.get(time).getSimple().equals(Relation.ROWTIME);
        var isLeftOver = columns.isEmpty() && given == target.visibleColumns() + 1;
        return isSorted && (isListed || isLeftOver) ? time : -1;
    }

    private int column(SqlIdentifier name) {
        var index =
                target.visible().stream().map(field -> field.getName()).toList().indexOf(name.getSimple());
        if (index < 0) {
            throw new CodeValidationException("Unknown target column '" + name + "'", name.getParserPosition());
        }
        return index;
    }

    private RexNode missing(int column, IntFunction<SqlParserPos> positions) {
        var type = type(column);
        if (!type.isNullable()) {
            throw new CodeValidationException(
                    "Column '" + name(column) + "' has no default value and does not allow NULLs", positions.apply(0));
        }
        return expressions.makeNullLiteral(type);
    }

    private RexNode value(PlanNode query, int source, int column, SqlParserPos position) {
        var value = RexInputRef.of(source, query.rowType());
        if (!SqlTypeUtil.canAssignFrom(type(column), value.getType())) {
            throw new CodeValidationException(
                    "Cannot assign to target field '%s' of type %s from source field '%s' of type %s"
                            .formatted(
                                    name(column),
                                    type(column),
                                    query.rowType().getFieldNames().get(source),
                                    value.getType()),
                    position);
        }
        // Whether it may be null is for the row to say.
        return SqlTypeUtil.equalSansNullability(expressions.getTypeFactory(), type(column), value.getType())
                ? value
                : expressions.makeCast(type(column), value, false, false);
    }

    private String name(int column) {
        return target.rowType().getFieldNames().get(column);
    }

    private RelDataType type(int column) {
        return target.rowType().getFieldList().get(column).getType();
    }
}
