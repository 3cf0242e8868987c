package io.kinefka.analytics.sql.function;

import org.jspecify.annotations.Nullable;

/** AVG of what is not null. */
record Average(Numbers numbers) implements Aggregate {
    @Override
    public @Nullable Object[] initial() {
        return new Object[] {numbers.zero(), 0L};
    }

    @Override
    public @Nullable Object[] add(@Nullable Object[] state, @Nullable Object[] arguments) {
        var argument = arguments[0];
        if (argument == null || !(state[0] instanceof Number sum) || !(state[1] instanceof Long count)) {
            return state;
        }
        return new Object[] {numbers.sum(sum, numbers.widened(argument)), count + 1};
    }

    @Override
    public @Nullable Object result(@Nullable Object[] state) {
        return state[0] instanceof Number sum && state[1] instanceof Long count && count > 0
                ? numbers.narrowed(numbers.quotient(sum, count))
                : null;
    }
}
