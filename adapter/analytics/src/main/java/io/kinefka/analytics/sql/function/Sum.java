package io.kinefka.analytics.sql.function;

import org.jspecify.annotations.Nullable;

/** SUM of what is not null; of nothing it is null, or zero. */
record Sum(Numbers numbers, boolean zeroOfNothing) implements Aggregate {
    @Override
    public @Nullable Object[] initial() {
        return new Object[] {zeroOfNothing ? numbers.zero() : null};
    }

    @Override
    public @Nullable Object[] add(@Nullable Object[] state, @Nullable Object[] arguments) {
        var argument = arguments[0];
        if (argument == null) {
            return state;
        }
        var number = numbers.widened(argument);
        return new Object[] {state[0] instanceof Number sum ? numbers.sum(sum, number) : number};
    }

    @Override
    public @Nullable Object result(@Nullable Object[] state) {
        return state[0] instanceof Number sum ? numbers.narrowed(sum) : null;
    }
}
