package io.kinefka.analytics.sql.function;

import org.jspecify.annotations.Nullable;

/** A function of those rows only of which the first argument is not null. */
record WithoutNulls(Aggregate of) implements Aggregate {
    @Override
    public @Nullable Object[] initial() {
        return of.initial();
    }

    @Override
    public @Nullable Object[] add(@Nullable Object[] state, @Nullable Object[] arguments) {
        return arguments[0] == null ? state : of.add(state, arguments);
    }

    @Override
    public @Nullable Object result(@Nullable Object[] state) {
        return of.result(state);
    }
}
