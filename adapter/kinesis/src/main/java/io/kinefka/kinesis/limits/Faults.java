package io.kinefka.kinesis.limits;

import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import java.time.Instant;

/** What goes wrong on purpose, so that client code can be tested against it. */
public interface Faults {

    /** Nothing does. */
    Faults NONE = new Faults() {
        @Override
        public boolean isThrottled(StreamId stream, ShardId shard) {
            return false;
        }

        @Override
        public boolean failsPut(StreamId stream) {
            return false;
        }

        @Override
        public Instant iteratorsValidFrom() {
            return Instant.MIN;
        }
    };

    /** Whether a shard refuses every call as if its throughput were used up. */
    boolean isThrottled(StreamId stream, ShardId shard);

    /** Whether the next record put into a stream fails; asked once for each record. */
    boolean failsPut(StreamId stream);

    /** Shard iterators that were issued before are expired. */
    Instant iteratorsValidFrom();
}
