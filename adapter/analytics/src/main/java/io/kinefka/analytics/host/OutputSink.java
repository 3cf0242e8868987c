package io.kinefka.analytics.host;

import org.jspecify.annotations.Nullable;

/** Takes the rows of one in-application stream out of the application. */
interface OutputSink {
    /**
     * A row has entered the stream; called in their order, by one thread.
     *
     * @param row not to be kept or changed
     * @param rowtimeMillis the application's time
     */
    void row(@Nullable Object[] row, long rowtimeMillis);
}
