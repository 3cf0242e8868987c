package io.kinefka.log.write;

import io.kinefka.log.error.LogException;

/** What became of one record. */
public sealed interface AppendResult {

    /**
     * Every in-sync replica has it.
     *
     * @param offset in its partition
     * @param arrivalMillis the broker's append time, in milliseconds since the epoch
     */
    record Appended(long offset, long arrivalMillis) implements AppendResult {}

    /** It is not known to be in the log; an attempt that timed out may still have put it there. */
    record Refused(LogException cause) implements AppendResult {}
}
