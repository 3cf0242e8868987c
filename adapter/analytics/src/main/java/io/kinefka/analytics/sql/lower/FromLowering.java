package io.kinefka.analytics.sql.lower;

import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.analytics.sql.validate.Catalog;
import io.kinefka.analytics.sql.validate.Relation;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Lowers FROM until only names of relations and their joins are left, and notes which relations those are. */
final class FromLowering {
    private static final int CONDITION = 5;

    private final Catalog catalog;
    private final SubQueries subQueries;
    private final List<Source> sources = new ArrayList<>();
    private final List<SqlJoin> joins = new ArrayList<>();

    FromLowering(Catalog catalog, SubQueries subQueries) {
        this.catalog = catalog;
        this.subQueries = subQueries;
    }

    /** What was found, from left to right. */
    List<Source> sources() {
        return List.copyOf(sources);
    }

    /** Lowers the conditions of the joins. */
    void lowerConditions(ExpressionLowering expressions) {
        for (var join : joins) {
            var condition = join.getCondition();
            if (condition != null) {
                join.setOperand(CONDITION, condition.accept(expressions));
            }
        }
    }

    /** The one stream among them. */
    Source stream(SqlParserPos position) {
        return sources.stream()
                .filter(source -> source.relation().isStream())
                .findFirst()
                .orElseThrow(() -> new CodeValidationException("A query needs a stream in FROM.", position));
    }

    /** FROM in terms of the catalog. */
    SqlNode lower(SqlNode from) {
        return switch (from.getKind()) {
            case IDENTIFIER -> named((SqlIdentifier) from);
            case AS -> aliased((SqlCall) from);
            case JOIN -> join((SqlJoin) from);
            case SELECT, ORDER_BY, UNION, COLLECTION_TABLE -> derived(from);
            default -> throw refusal(from);
        };
    }

    private SqlNode named(SqlIdentifier name) {
        sources.add(new Source(name.names.get(name.names.size() - 1), relation(name)));
        return name;
    }

    private SqlNode aliased(SqlCall as) {
        var alias = as.<SqlIdentifier>operand(1);
        var aliased = as.<SqlNode>operand(0);
        var named = aliased instanceof SqlIdentifier name ? relation(name) : compiled(aliased);
        var relation = as.operandCount() > 2 ? renamed(named, as) : named;
        sources.add(new Source(alias.getSimple(), relation));
        var position = aliased.getParserPosition();
        return SqlStdOperatorTable.AS.createCall(
                as.getParserPosition(), new SqlIdentifier(relation.name(), position), alias);
    }

    private Relation renamed(Relation relation, SqlCall as) {
        var names = as.getOperandList().subList(2, as.operandCount()).stream()
                .map(column -> ((SqlIdentifier) column).getSimple())
                .toList();
        var position = as.operand(2).getParserPosition();
        if (!relation.isStream()) {
            throw CodeValidationException.notSupported("A list of columns after a reference table's alias", position);
        }
        var columns = relation.visible().size();
        if (names.size() != columns) {
            throw new CodeValidationException(
                    "List of column aliases must have same degree as table; table has %d columns, whereas alias list has %d columns"
                            .formatted(columns, names.size()),
                    position);
        }
        return subQueries.renamed(relation, names);
    }

    private SqlNode derived(SqlNode query) {
        var relation = compiled(query);
        sources.add(new Source(relation.name(), relation));
        return new SqlIdentifier(relation.name(), query.getParserPosition());
    }

    private Relation compiled(SqlNode query) {
        return switch (query.getKind()) {
            case SELECT, ORDER_BY, UNION -> subQueries.query(query);
            case COLLECTION_TABLE -> subQueries.tableFunction(((SqlBasicCall) query).operand(0));
            default -> throw refusal(query);
        };
    }

    private SqlNode join(SqlJoin join) {
        var position = join.getRight().getParserPosition();
        if (join.isNatural() || join.getConditionType() == JoinConditionType.USING) {
            throw CodeValidationException.notSupported("A join without ON", position);
        }
        switch (join.getJoinType()) {
            case INNER, COMMA, CROSS, LEFT -> {}
            default ->
                throw CodeValidationException.notSupported(
                        "A " + join.getJoinType() + " join", join.getParserPosition());
        }
        joins.add(join);
        join.setLeft(lower(join.getLeft()));
        join.setRight(lower(join.getRight()));
        if (sources.stream().filter(source -> source.relation().isStream()).count() > 1) {
            throw CodeValidationException.notSupported("A join of streams", position);
        }
        return join;
    }

    private Relation relation(SqlIdentifier name) {
        return catalog.find(name.isSimple() ? name.getSimple() : name.toString())
                .orElseThrow(
                        () -> new CodeValidationException("Object '" + name + "' not found", name.getParserPosition()));
    }

    private static CodeValidationException refusal(SqlNode from) {
        return switch (from.getKind()) {
            case OVER ->
                CodeValidationException.notSupported(
                        "A window of a stream in FROM, for a join of streams,", from.getParserPosition());
            default -> CodeValidationException.notSupported(from.getKind() + " in FROM", from.getParserPosition());
        };
    }
}
