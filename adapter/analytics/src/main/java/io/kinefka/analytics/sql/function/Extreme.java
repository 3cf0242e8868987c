package io.kinefka.analytics.sql.function;

import org.jspecify.annotations.Nullable;

/**
 * MIN or MAX of what is not null.
 *
 * @param sign of the comparison with the former extreme that makes a new one
 */
record Extreme(int sign) implements Aggregate {
    @Override
    public @Nullable Object[] initial() {
        return new Object[] {null};
    }

    @Override
    public @Nullable Object[] add(@Nullable Object[] state, @Nullable Object[] arguments) {
        var candidate = arguments[0];
        if (candidate == null) {
            return state;
        }
        var former = state[0];
        return former == null || Integer.signum(compare(candidate, former)) == sign ? new Object[] {candidate} : state;
    }

    @Override
    public @Nullable Object result(@Nullable Object[] state) {
        return state[0];
    }

    @SuppressWarnings("unchecked") // A column's values are of one comparable type.
    private static int compare(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }
}
