package io.kinefka.analytics.sql.plan;

import java.util.List;
import java.util.OptionalLong;

/**
 * The rows up to the current one, and calls over them.
 *
 * @param keys the columns that divide rows into groups of their own
 * @param rowtime the column with the time of rows
 * @param rows whether the frame counts rows; else it is milliseconds, and rows of the same time belong together
 * @param preceding how many rows or milliseconds before the current one belong to the frame; all, if empty
 */
public record SlidingWindow(List<Integer> keys, int rowtime, boolean rows, OptionalLong preceding, List<Call> calls) {
    /** Copies the lists. */
    public SlidingWindow {
        keys = List.copyOf(keys);
        calls = List.copyOf(calls);
    }

    @Override
    public String toString() {
        var frame = preceding.isPresent() ? Long.toString(preceding.getAsLong()) : "unbounded";
        return (rows ? "rows=" : "range=") + frame + " rowtime=$" + rowtime + " keys=" + keys + " calls=" + calls;
    }
}
