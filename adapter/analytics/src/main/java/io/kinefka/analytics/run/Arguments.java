package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.Call;
import java.util.List;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** The arguments of a call for each row: columns, or constants. */
final class Arguments {
    private static final int CONSTANT = -1;

    private final int[] columns;
    private final @Nullable Object[] constants;

    Arguments(Call call, Pump pump) {
        this.columns = call.arguments().stream()
                .mapToInt(argument -> argument instanceof RexInputRef column ? column.getIndex() : CONSTANT)
                .toArray();
        this.constants = new @Nullable Object[columns.length];
        for (var i = 0; i < columns.length; i++) {
            if (columns[i] == CONSTANT) {
                constants[i] = constant(call.arguments().get(i), pump);
            }
        }
    }

    @Nullable Object[] of(@Nullable Object[] row) {
        var arguments = constants.clone();
        for (var i = 0; i < columns.length; i++) {
            if (columns[i] != CONSTANT) {
                arguments[i] = row[columns[i]];
            }
        }
        return arguments;
    }

    /** The value of a literal as rows have it. */
    private static @Nullable Object constant(RexNode literal, Pump pump) {
        var types = pump.rexBuilder().getTypeFactory();
        var rowType = types.builder().add("CONSTANT", literal.getType()).build();
        var nothing = types.builder().build();
        var row = pump.compile(nothing, List.of(), List.of(literal), rowType).apply(new Object[0]);
        return row == null ? null : row[0];
    }
}
