package io.kinefka.analytics.sql.lower;

import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.analytics.sql.parser.StreamingOperators;
import io.kinefka.analytics.sql.validate.Relation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.Litmus;

/** Lowers {@code ORDER BY time WITHIN interval}: the time is in the select list as ROWTIME, and becomes the time of rows. */
public final class TimeOrder {
    private TimeOrder() {}

    /** How late rows may be, if an order says that. */
    public static Optional<Duration> slack(SqlNodeList order) {
        return isWithin(order.get(0))
                ? Optional.of(Intervals.length(((SqlCall) order.get(0)).operand(1), "ORDER BY ... WITHIN"))
                : Optional.empty();
    }

    /** Changes the time of a lowered query's rows, and answers the order by it and by the other items. */
    static SqlNodeList lower(SqlSelect lowered, SqlNodeList order, ExpressionLowering expressions) {
        var position = order.get(0).getParserPosition();
        order.stream().skip(1).filter(TimeOrder::isWithin).findFirst().ifPresent(within -> {
            throw new CodeValidationException(
                    "Only the first item of ORDER BY can have WITHIN.", within.getParserPosition());
        });
        if (lowered.getGroup() != null || lowered.isDistinct()) {
            throw CodeValidationException.notSupported("ORDER BY ... WITHIN of groups", position);
        }
        var items = lowered.getSelectList();
        var system = (SqlCall) items.get(items.size() - 1);
        var item = ((SqlCall) order.get(0)).<SqlNode>operand(0).accept(expressions);
        var time = named(items.subList(0, items.size() - 1))
                .filter(named -> isSame(named, item) && !isSame(named, system.operand(0)))
                .orElseThrow(() -> new CodeValidationException(
                        "The first item of ORDER BY ... WITHIN must be another time than ROWTIME, ascending, and in the select list as ROWTIME.",
                        position));
        var name = system.<SqlIdentifier>operand(1);
        items.set(
                items.size() - 1,
                SqlStdOperatorTable.AS.createCall(
                        system.getParserPosition(), time.clone(time.getParserPosition()), name));
        var result = SqlNodeList.of(name.clone(position));
        order.stream().skip(1).forEach(other -> result.add(other.accept(expressions)));
        return result;
    }

    private static boolean isWithin(SqlNode item) {
        return item instanceof SqlCall call && StreamingOperators.WITHIN.equals(call.getOperator());
    }

    /** What the query calls ROWTIME. */
    private static Optional<SqlNode> named(List<SqlNode> items) {
        for (var item : items) {
            if (item instanceof SqlCall as
                    && SqlStdOperatorTable.AS.equals(as.getOperator())
                    && isNamed(as.operand(1), Relation.ROWTIME)) {
                return Optional.of(as.operand(0));
            }
            if (isNamed(item, Relation.ROWTIME)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(SqlNode named, SqlNode item) {
        return named.equalsDeep(item, Litmus.IGNORE)
                || (named instanceof SqlIdentifier identifier && isNamed(item, last(identifier)))
                || (item instanceof SqlIdentifier alias
                        && alias.isSimple()
                        && alias.getSimple().equals(Relation.ROWTIME));
    }

    private static boolean isNamed(SqlNode item, String name) {
        return item instanceof SqlIdentifier identifier && last(identifier).equals(name);
    }

    private static String last(SqlIdentifier identifier) {
        return identifier.names.get(identifier.names.size() - 1);
    }
}
