package io.kinefka.analytics.sql.function;

import java.util.Arrays;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * LAG: the value some rows (by default 1) before the last one, or a default (by default null) if there is no such row.
 * The state is the offset, the default, and the newest values that can still be asked for, the last row's at the end.
 *
 * @param type of the result
 * @param ignoresNulls whether rows before the last one count only if their value is not null
 */
record Lag(RelDataType type, boolean ignoresNulls) implements Aggregate {
    private static final int VALUES = 2;

    @Override
    public @Nullable Object[] initial() {
        return new Object[] {1L, null};
    }

    @Override
    public @Nullable Object[] add(@Nullable Object[] state, @Nullable Object[] arguments) {
        var offset = arguments.length > 1 && arguments[1] instanceof Number rows ? rows.longValue() : 1;
        var kept = ignoresNulls && state.length > VALUES && state[state.length - 1] == null
                ? Arrays.copyOf(state, state.length - 1)
                : state;
        var full = kept.length == VALUES + offset + 1;
        var result = full ? kept.clone() : Arrays.copyOf(kept, kept.length + 1);
        if (full) {
            System.arraycopy(kept, VALUES + 1, result, VALUES, kept.length - VALUES - 1);
        }
        result[0] = offset;
        result[1] = arguments.length > 2 ? defaultValue(arguments[2]) : null;
        result[result.length - 1] = arguments[0];
        return result;
    }

    @Override
    public @Nullable Object result(@Nullable Object[] state) {
        return state[0] instanceof Long offset && state.length == VALUES + offset + 1 ? state[VALUES] : state[1];
    }

    private @Nullable Object defaultValue(@Nullable Object argument) {
        var numbers = new Numbers(type);
        return argument != null && SqlTypeUtil.isNumeric(type) ? numbers.narrowed(numbers.widened(argument)) : argument;
    }
}
