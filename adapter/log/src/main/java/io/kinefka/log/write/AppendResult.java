package io.kinefka.log.write;

import io.kinefka.log.error.LogException;
import io.kinefka.mapping.SequenceNumber;
import io.kinefka.mapping.Shard;

/** What became of one record. */
public sealed interface AppendResult {

    /** The shard that owned its hash key. */
    Shard shard();

    /**
     * Every in-sync replica has it, and it will be read as long as it has not expired.
     *
     * @param offset in its partition
     * @param arrivalMillis the broker's append time, in milliseconds since the epoch
     * @param encrypted whether it lies encrypted in Kafka
     */
    record Appended(Shard shard, long offset, long arrivalMillis, boolean encrypted) implements AppendResult {

        public SequenceNumber sequenceNumber() {
            return shard.sequenceNumber(offset, arrivalMillis);
        }
    }

    /** It is not known to be in the log; an attempt that timed out may still have put it there. */
    record Refused(Shard shard, LogException cause) implements AppendResult {}
}
