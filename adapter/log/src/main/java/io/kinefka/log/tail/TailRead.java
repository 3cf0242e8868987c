package io.kinefka.log.tail;

import io.kinefka.log.read.RecordBatch;

/** What waiting at the end of a shard came to. */
public sealed interface TailRead {

    /**
     * There are records.
     *
     * @param records in order, at least one, the first at the offset that was asked for
     * @param nextOffset where to go on
     * @param isLast whether these were the newest
     * @param nextArrivalMillis when the record after these arrived, if they were not
     */
    record Arrived(RecordBatch records, long nextOffset, boolean isLast, long nextArrivalMillis) implements TailRead {}

    /** What was asked for is older than what is kept here: it has to be read from the log. */
    record Behind() implements TailRead {}

    /** Nothing has arrived in time, or there is other news of the stream. */
    record Nothing() implements TailRead {}
}
