package io.kinefka.analytics.sql.function;

import org.jspecify.annotations.Nullable;

/**
 * ANY or EVERY of what is not null.
 *
 * @param decisive the truth of one row that settles it
 */
record Truth(boolean decisive) implements Aggregate {
    @Override
    public @Nullable Object[] initial() {
        return new Object[] {!decisive};
    }

    @Override
    public @Nullable Object[] add(@Nullable Object[] state, @Nullable Object[] arguments) {
        return arguments[0] instanceof Boolean truth && truth == decisive ? new Object[] {decisive} : state;
    }

    @Override
    public @Nullable Object result(@Nullable Object[] state) {
        return state[0];
    }
}
