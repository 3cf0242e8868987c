package io.kinefka.analytics.sql.lower;

import io.kinefka.analytics.sql.function.Functions;
import io.kinefka.analytics.sql.parser.StreamingOperators;
import io.kinefka.analytics.sql.validate.Relation;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/** Lowers the keys of GROUP BY and of DISTINCT: ROWTIME itself among them is a window of a millisecond. */
final class GroupLowering {
    private GroupLowering() {}

    static @Nullable SqlNodeList keys(
            @Nullable SqlNodeList group, SqlIdentifier rowtime, ExpressionLowering expressions) {
        if (group == null) {
            return null;
        }
        if (group.get(0) instanceof SqlCall stagger && StreamingOperators.STAGGER.equals(stagger.getOperator())) {
            var keys = new SqlNodeList(stagger.<SqlNodeList>operand(1), group.getParserPosition());
            keys.add(Functions.STAGGER_END.createCall(
                    stagger.getParserPosition(), rowtime, stagger.<SqlNode>operand(0)));
            return (SqlNodeList) keys.accept(expressions);
        }
        var keys = new SqlNodeList((SqlNodeList) group.accept(expressions), group.getParserPosition());
        if (windowEnd(keys.getList()).isEmpty() && !isExact(keys.getList())) {
            group.stream().filter(ExpressionLowering::isMonotonic).findFirst().ifPresent(asserted -> {
                var position = asserted.getParserPosition();
                keys.add(Functions.RUN_END.createCall(position, rowtime.clone(position), asserted.accept(expressions)));
            });
        }
        return keys;
    }

    /** Whether rows are grouped by their exact time. */
    static boolean isExact(List<SqlNode> keys) {
        return windowEnd(keys).isEmpty()
                && keys.stream().map(GroupLowering::unnamed).anyMatch(RowtimeExpressions::isRowtime);
    }

    /** Puts the window of a millisecond in the place of ROWTIME. */
    static SqlShuttle exact() {
        return new Columns() {
            @Override
            public SqlNode visit(SqlIdentifier identifier) {
                return RowtimeExpressions.isRowtime(identifier)
                        ? RowtimeExpressions.stepOfMillisecond(identifier)
                        : identifier;
            }
        };
    }

    /** Puts the time of groups in the place of ROWTIME where that stands alone, outside of keys. */
    static SqlShuttle ofGroups(SqlNodeList keys, SqlNode time) {
        return new Columns() {
            @Override
            public SqlNode visit(SqlIdentifier identifier) {
                return identifier.isSimple() && identifier.getSimple().equals(Relation.ROWTIME)
                        ? time.clone(identifier.getParserPosition())
                        : identifier;
            }

            @Override
            public @Nullable SqlNode visit(SqlCall call) {
                return keys.stream().anyMatch(key -> key.equalsDeep(call, Litmus.IGNORE)) ? call : super.visit(call);
            }
        };
    }

    /** When the window that is among the keys ends. */
    static Optional<SqlNode> windowEnd(List<SqlNode> keys) {
        for (var item : keys) {
            var key = unnamed(item);
            var position = key.getParserPosition();
            if (key instanceof SqlCall call
                    && (Functions.STAGGER_END.equals(call.getOperator())
                            || Functions.RUN_END.equals(call.getOperator()))) {
                return Optional.of(key.clone(position));
            }
            var length = RowtimeExpressions.windowLength(key);
            if (length.isPresent()) {
                return Optional.of(SqlStdOperatorTable.PLUS.createCall(
                        position, key.clone(position), length.get().clone(position)));
            }
        }
        return Optional.empty();
    }

    private static SqlNode unnamed(SqlNode item) {
        return item instanceof SqlCall as && SqlStdOperatorTable.AS.equals(as.getOperator()) ? as.operand(0) : item;
    }

    /** Leaves the names that items are given alone. */
    private static class Columns extends SqlShuttle {
        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            return SqlStdOperatorTable.AS.equals(call.getOperator())
                    ? SqlStdOperatorTable.AS.createCall(
                            call.getParserPosition(), call.<SqlNode>operand(0).accept(this), call.operand(1))
                    : super.visit(call);
        }
    }
}
