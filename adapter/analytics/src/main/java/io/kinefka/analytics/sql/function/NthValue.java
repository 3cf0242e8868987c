package io.kinefka.analytics.sql.function;

import org.jspecify.annotations.Nullable;

/** NTH_VALUE, nulls included: how many rows there were, and the value of the one that is asked for. */
final class NthValue implements Aggregate {
    @Override
    public @Nullable Object[] initial() {
        return new Object[] {0L, null};
    }

    @Override
    public @Nullable Object[] add(@Nullable Object[] state, @Nullable Object[] arguments) {
        if (!(arguments[1] instanceof Number place) || place.longValue() < 1) {
            throw new IllegalArgumentException("NTH_VALUE counts from 1");
        }
        var row = (state[0] instanceof Long rows ? rows : 0) + 1;
        return new Object[] {row, row == place.longValue() ? arguments[0] : state[1]};
    }

    @Override
    public @Nullable Object result(@Nullable Object[] state) {
        return state[1];
    }
}
