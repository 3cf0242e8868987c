package io.kinefka.analytics.run;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row that sliding windows hold, and what they find out for it. */
final class SlidingRow {
    private final long number;
    private final long rowtimeMillis;
    private final @Nullable Object[] row;
    private @Nullable Object[] output;
    private @Nullable RuntimeException failure;
    private int holders;

    SlidingRow(long number, long rowtimeMillis, @Nullable Object[] row) {
        this.number = number;
        this.rowtimeMillis = rowtimeMillis;
        this.row = row;
        this.output = row;
    }

    long number() {
        return number;
    }

    long rowtimeMillis() {
        return rowtimeMillis;
    }

    @Nullable Object[] row() {
        return row;
    }

    void widen(int columns) {
        output = Arrays.copyOf(row, columns);
    }

    void set(int column, @Nullable Object value) {
        output[column] = value;
    }

    void fail(RuntimeException cause) {
        failure = cause;
    }

    @Nullable RuntimeException failure() {
        return failure;
    }

    /** The row with the results; it is given away. */
    @Nullable Object[] takeOutput() {
        var result = output;
        output = row;
        return result;
    }

    void hold() {
        holders++;
    }

    /** Whether no window holds it any more. */
    boolean release() {
        return --holders == 0;
    }

    boolean isHeld() {
        return holders > 0;
    }
}
