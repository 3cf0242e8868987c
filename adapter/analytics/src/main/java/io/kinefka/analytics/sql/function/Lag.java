package io.kinefka.analytics.sql.function;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** LAG: the value some rows (by default 1) before the last one; the state is the newest values that can still be asked for. */
final class Lag implements Aggregate {
    @Override
    public @Nullable Object[] initial() {
        // The offset first, which a row tells.
        return new Object[] {1L};
    }

    @Override
    public @Nullable Object[] add(@Nullable Object[] state, @Nullable Object[] arguments) {
        var offset = arguments.length > 1 && arguments[1] instanceof Number rows ? rows.longValue() : 1;
        var full = state.length == offset + 2;
        var result = full ? state.clone() : Arrays.copyOf(state, state.length + 1);
        if (full) {
            System.arraycopy(state, 2, result, 1, state.length - 2);
        }
        result[0] = offset;
        result[result.length - 1] = arguments[0];
        return result;
    }

    @Override
    public @Nullable Object result(@Nullable Object[] state) {
        return state[0] instanceof Long offset && state.length == offset + 2 ? state[1] : null;
    }
}
