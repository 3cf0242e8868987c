package io.kinefka.analytics.run;

import org.jspecify.annotations.Nullable;

/** Sees the rows of in-application streams, in the order in which they enter them. */
public interface Output {
    /**
     * A row has entered a stream.
     *
     * @param stream an input stream, too
     * @param row not to be changed; the last column is ROWTIME, and an input stream has more system columns behind it
     */
    void row(String stream, @Nullable Object[] row);
}
