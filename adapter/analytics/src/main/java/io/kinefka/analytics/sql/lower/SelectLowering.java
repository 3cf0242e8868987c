package io.kinefka.analytics.sql.lower;

import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.analytics.sql.validate.Catalog;
import io.kinefka.analytics.sql.validate.Relation;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/** Lowers one SELECT: its last column becomes the time of its rows. */
public final class SelectLowering {
    private final Catalog catalog;
    private final SubQueries subQueries;

    /** What stands in FROM and is no name is left to others. */
    public SelectLowering(Catalog catalog, SubQueries subQueries) {
        this.catalog = catalog;
        this.subQueries = subQueries;
    }

    /** Changes the query in place, and answers it. */
    public SqlSelect lower(SqlSelect select) {
        var position = select.getParserPosition();
        if (select.getFrom() == null) {
            throw new CodeValidationException("A query needs a stream in FROM.", position);
        }
        if (select.getQualify() != null) {
            throw CodeValidationException.notSupported(
                    "QUALIFY", select.getQualify().getParserPosition());
        }
        var from = new FromLowering(catalog, subQueries);
        select.setFrom(from.lower(select.getFrom()));
        var rowtime = from.stream(position).rowtime(position);
        var expressions = new ExpressionLowering(rowtime);
        from.lowerConditions(expressions);
        var distinct = select.isDistinct();
        select.setOperand(0, distinct ? SqlNodeList.of(SqlSelectKeyword.DISTINCT.symbol(position)) : SqlNodeList.EMPTY);
        select.setWhere(lowered(select.getWhere(), expressions));
        select.setGroupBy(GroupLowering.keys(select.getGroup(), rowtime, expressions));
        select.setHaving(lowered(select.getHaving(), expressions));
        select.getWindowList().forEach(window -> window.accept(expressions));
        var items = items(select, from, expressions);
        if (GroupLowering.isExact(keys(select, distinct, items))) {
            regroup(select, items, GroupLowering.exact());
        }
        var time = time(select, distinct, items, rowtime);
        if (select.getGroup() != null) {
            named(items, GroupLowering.ofGroups(select.getGroup(), time));
        }
        items.add(SqlStdOperatorTable.AS.createCall(
                position, time, new SqlIdentifier(timeName(items), SqlParserPos.ZERO)));
        select.setSelectList(new SqlNodeList(items, select.getSelectList().getParserPosition()));
        return select;
    }

    /** Lowers ORDER BY of a lowered query; its first item must grow with the time of rows, or have WITHIN. */
    public SqlNodeList order(SqlSelect lowered, SqlNodeList order) {
        var position = order.getParserPosition();
        var expressions = new ExpressionLowering(new SqlIdentifier(Relation.ROWTIME, position));
        if (TimeOrder.slack(order).isPresent()) {
            return TimeOrder.lower(lowered, order, expressions);
        }
        var result = new SqlNodeList(position);
        order.forEach(item -> result.add(item.accept(expressions)));
        if (!RowtimeExpressions.isMonotonic(selected(lowered, result.get(0)))) {
            throw new CodeValidationException(
                    "The first item of ORDER BY must be ROWTIME, or FLOOR or STEP of it.",
                    order.get(0).getParserPosition());
        }
        return result;
    }

    private static SqlNode selected(SqlSelect select, SqlNode item) {
        return select.getSelectList().stream()
                .filter(candidate -> candidate instanceof SqlCall as
                        && SqlStdOperatorTable.AS.equals(as.getOperator())
                        && as.operand(1).equalsDeep(item, Litmus.IGNORE))
                .map(as -> ((SqlCall) as).<SqlNode>operand(0))
                .findFirst()
                .orElse(item);
    }

    private static List<SqlNode> items(SqlSelect select, FromLowering from, ExpressionLowering expressions) {
        var items = new ArrayList<SqlNode>();
        for (var item : select.getSelectList()) {
            if (item instanceof SqlIdentifier star && star.isStar()) {
                items.addAll(star(star, from));
            } else {
                items.add(item.accept(expressions));
            }
        }
        return items;
    }

    private static List<SqlIdentifier> star(SqlIdentifier star, FromLowering from) {
        var qualifier = star.names.size() > 1 ? star.names.get(star.names.size() - 2) : "";
        var columns = from.sources().stream()
                .filter(source -> qualifier.isEmpty() || source.alias().equals(qualifier))
                .flatMap(source -> source.columns(star.getParserPosition()).stream())
                .toList();
        if (columns.isEmpty()) {
            throw new CodeValidationException("Unknown identifier '" + qualifier + "'", star.getParserPosition());
        }
        return columns;
    }

    /** What rows are grouped by. */
    private static List<SqlNode> keys(SqlSelect select, boolean distinct, List<SqlNode> items) {
        var group = select.getGroup();
        return group != null ? group.getList() : distinct ? items : List.of();
    }

    private static void regroup(SqlSelect select, List<SqlNode> items, SqlShuttle keys) {
        var group = select.getGroup();
        select.setGroupBy(group == null ? null : (SqlNodeList) group.accept(keys));
        var having = select.getHaving();
        select.setHaving(having == null ? null : having.accept(keys));
        named(items, keys);
    }

    /** Changes items; a column that is no column any more keeps its name. */
    private static void named(List<SqlNode> items, SqlShuttle change) {
        items.replaceAll(item -> {
            var changed = item.accept(change);
            return changed != item && item instanceof SqlIdentifier column
                    ? SqlStdOperatorTable.AS.createCall(
                            item.getParserPosition(),
                            changed,
                            new SqlIdentifier(column.names.get(column.names.size() - 1), item.getParserPosition()))
                    : changed;
        });
    }

    /** The time of a block's rows: that of the rows it reads, or the end of its windows. */
    private static SqlNode time(SqlSelect select, boolean distinct, List<SqlNode> items, SqlIdentifier rowtime) {
        var group = select.getGroup();
        if (group == null && !distinct) {
            return rowtime;
        }
        return GroupLowering.windowEnd(keys(select, distinct, items))
                .orElseThrow(() -> new CodeValidationException(
                        distinct
                                ? "SELECT DISTINCT of a stream needs ROWTIME, or FLOOR or STEP of it, among its columns."
                                : "GROUP BY of a stream needs ROWTIME, or FLOOR or STEP of it, among its keys.",
                        group == null ? select.getParserPosition() : group.getParserPosition()));
    }

    private static String timeName(List<SqlNode> items) {
        var taken = items.stream()
                .anyMatch(item -> item instanceof SqlIdentifier identifier
                        ? identifier.names.get(identifier.names.size() - 1).equals(Relation.ROWTIME)
                        : item instanceof SqlCall as
                                && SqlStdOperatorTable.AS.equals(as.getOperator())
                                && ((SqlIdentifier) as.operand(1)).getSimple().equals(Relation.ROWTIME));
        return taken ? "$ROWTIME" : Relation.ROWTIME;
    }

    private static @Nullable SqlNode lowered(@Nullable SqlNode expression, ExpressionLowering expressions) {
        return expression == null ? null : expression.accept(expressions);
    }
}
