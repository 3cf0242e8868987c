package io.kinefka.analytics.sql.function;

import org.jspecify.annotations.Nullable;

/** FIRST_VALUE or LAST_VALUE, nulls included. */
record EdgeValue(boolean first) implements Aggregate {
    @Override
    public @Nullable Object[] initial() {
        return new Object[0];
    }

    @Override
    public @Nullable Object[] add(@Nullable Object[] state, @Nullable Object[] arguments) {
        return first && state.length > 0 ? state : new Object[] {arguments[0]};
    }

    @Override
    public @Nullable Object result(@Nullable Object[] state) {
        return state.length > 0 ? state[0] : null;
    }
}
