package io.kinefka.analytics.sql.function;

import org.jspecify.annotations.Nullable;

/** VAR_* and STDDEV_* of what is not null, by Welford's method: count, mean, and sum of squared distances from the mean. */
record Variance(Numbers numbers, boolean ofSample, boolean root) implements Aggregate {
    @Override
    public @Nullable Object[] initial() {
        return new Object[] {0L, 0.0, 0.0};
    }

    @Override
    public @Nullable Object[] add(@Nullable Object[] state, @Nullable Object[] arguments) {
        if (!(arguments[0] instanceof Number number)
                || !(state[0] instanceof Long count)
                || !(state[1] instanceof Double mean)
                || !(state[2] instanceof Double squares)) {
            return state;
        }
        var distance = number.doubleValue() - mean;
        var newMean = mean + distance / (count + 1);
        return new Object[] {count + 1, newMean, squares + distance * (number.doubleValue() - newMean)};
    }

    @Override
    public @Nullable Object result(@Nullable Object[] state) {
        if (!(state[0] instanceof Long count) || !(state[2] instanceof Double squares)) {
            return null;
        }
        var divisor = ofSample ? count - 1 : count;
        if (divisor < 1) {
            return null;
        }
        var variance = squares / divisor;
        return numbers.narrowed(root ? Math.sqrt(variance) : variance);
    }
}
