package io.kinefka.analytics.run;

import java.util.List;

/** A sliding window's frames, one for each value of its keys. */
interface SlidingFrames {
    /** Takes rows of the same time, and sets the results of its calls in each of them, from a column on. */
    void add(List<SlidingRow> rows, int column);

    /** Takes a row that it held when the application stopped. */
    void restore(SlidingRow row);
}
