package io.kinefka.analytics.host.tail;

/** What somebody who watches a stream sees. Called by one thread. */
public interface Screen {

    /**
     * A row.
     *
     * @param json an object in one line, ROWTIME first
     */
    void row(String json);

    /** Something about the watching itself. */
    void note(String text);

    /** Whether nobody looks any more. */
    boolean isClosed();
}
