package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.expression.RowException;
import io.kinefka.analytics.sql.expression.RowExpressions;
import io.kinefka.analytics.sql.plan.PlanNode;
import io.kinefka.analytics.sql.plan.ReferenceJoin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a reference table that match behind each row. */
final class JoinOperator implements Rows {
    private final Pump pump;
    private final boolean outer;
    private final int tableColumns;
    private final @Nullable RowExpressions keys;
    private final @Nullable RowExpressions conditions;
    private final Map<List<@Nullable Object>, List<@Nullable Object[]>> table = new HashMap<>();
    private final Rows downstream;

    JoinOperator(ReferenceJoin join, List<@Nullable Object[]> tableRows, Pump pump, Rows downstream) {
        this.pump = pump;
        this.outer = join.outer();
        this.tableColumns = join.table().rowType().getFieldCount();
        this.downstream = downstream;
        this.keys = keys(join.input(), join.inputKeys());
        this.conditions = join.conditions().isEmpty()
                ? null
                : pump.compile(join.rowType(), join.conditions(), List.of(), rowType(List.of()));
        var tableKeys = keys(join.table(), join.tableKeys());
        for (var row : tableRows) {
            var key = key(tableKeys, row);
            if (key != null && key.stream().noneMatch(Objects::isNull)) {
                table.computeIfAbsent(key, values -> new ArrayList<>()).add(row);
            }
        }
    }

    @Override
    public void row(@Nullable Object[] row) {
        List<@Nullable Object[]> joined;
        try {
            joined = matches(row);
        } catch (RowException failed) {
            pump.error(failed, row);
            return;
        }
        joined.forEach(downstream::row);
        if (joined.isEmpty() && outer) {
            downstream.row(Arrays.copyOf(row, row.length + tableColumns));
        }
    }

    private List<@Nullable Object[]> matches(@Nullable Object[] row) {
        var key = keys == null ? List.of() : key(keys, row);
        var candidates = table.getOrDefault(key, List.of());
        List<@Nullable Object[]> result = new ArrayList<>(candidates.size());
        for (var candidate : candidates) {
            var both = Arrays.copyOf(row, row.length + tableColumns);
            System.arraycopy(candidate, 0, both, row.length, tableColumns);
            if (conditions == null || conditions.apply(both) != null) {
                result.add(both);
            }
        }
        return result;
    }

    /** The values of keys; null equals nothing, so a table's row with one is left out. */
    private @Nullable List<@Nullable Object> key(@Nullable RowExpressions expressions, @Nullable Object[] row) {
        if (expressions == null) {
            return List.of();
        }
        var values = expressions.apply(row);
        return values == null ? null : Keys.of(values);
    }

    private @Nullable RowExpressions keys(PlanNode side, List<RexNode> expressions) {
        return expressions.isEmpty()
                ? null
                : pump.compile(side.rowType(), List.of(), expressions, rowType(expressions));
    }

    private RelDataType rowType(List<RexNode> expressions) {
        var types = pump.rexBuilder().getTypeFactory();
        var builder = types.builder();
        for (var expression : expressions) {
            builder.add("KEY", types.createTypeWithNullability(expression.getType(), true));
        }
        return builder.build();
    }
}
