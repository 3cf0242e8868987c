package io.kinefka.analytics.sql.function;

import org.jspecify.annotations.Nullable;

/**
 * An aggregate function over the rows of a window. Its state between rows is an array of simple values (Long, Double, BigDecimal, or what a column
 * can have), so that it can be stored as rows are; a state is never changed, but followed by another.
 */
public interface Aggregate {
    /** The state before any row. */
    @Nullable Object[] initial();

    /**
     * The state after one more row.
     *
     * @throws ArithmeticException if the result would be out of range
     */
    @Nullable Object[] add(@Nullable Object[] state, @Nullable Object[] arguments);

    /** What the function is of the rows so far. */
    @Nullable Object result(@Nullable Object[] state);
}
