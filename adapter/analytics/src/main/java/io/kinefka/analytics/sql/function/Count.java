package io.kinefka.analytics.sql.function;

import org.jspecify.annotations.Nullable;

/** COUNT(*), or of what is not null. */
final class Count implements Aggregate {
    @Override
    public @Nullable Object[] initial() {
        return new Object[] {0L};
    }

    @Override
    public @Nullable Object[] add(@Nullable Object[] state, @Nullable Object[] arguments) {
        for (var argument : arguments) {
            if (argument == null) {
                return state;
            }
        }
        return new Object[] {counted(state) + 1};
    }

    @Override
    public Object result(@Nullable Object[] state) {
        return counted(state);
    }

    private static long counted(@Nullable Object[] state) {
        return state[0] instanceof Long count ? count : 0;
    }
}
