package io.kinefka.analytics.sql.function;

import org.jspecify.annotations.Nullable;

/**
 * EXP_AVG of what is not null: a row's weight halves with every half-life that it is before the last one. The arguments are the value, the
 * half-life in milliseconds, and the row's time; the state is the weighted sum, the sum of the weights, and the last row's time.
 */
final class DecayingAverage implements Aggregate {
    @Override
    public @Nullable Object[] initial() {
        return new Object[] {0.0, 0.0, 0L};
    }

    @Override
    public @Nullable Object[] add(@Nullable Object[] state, @Nullable Object[] arguments) {
        if (!(arguments[0] instanceof Number value)
                || !(arguments[1] instanceof Number halfLife)
                || !(arguments[2] instanceof Long time)
                || !(state[0] instanceof Double sum)
                || !(state[1] instanceof Double weights)
                || !(state[2] instanceof Long last)) {
            return state;
        }
        var left = weights == 0 ? 0 : Math.pow(0.5, (time - last) / halfLife.doubleValue());
        return new Object[] {sum * left + value.doubleValue(), weights * left + 1, time};
    }

    @Override
    public @Nullable Object result(@Nullable Object[] state) {
        return state[0] instanceof Double sum && state[1] instanceof Double weights && weights > 0
                ? (Object) (sum / weights)
                : null;
    }
}
