package io.kinefka.kinesis.limits;

import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import java.util.function.LongSupplier;

/** How much one shard may be written and read. */
public interface ShardLimits {

    /** As much as Kafka can do. */
    ShardLimits NONE = new ShardLimits() {
        @Override
        public boolean tryWrite(StreamId stream, ShardId shard, long bytes) {
            return true;
        }

        @Override
        public boolean tryRead(StreamId stream, ShardId shard) {
            return true;
        }

        @Override
        public void chargeRead(StreamId stream, ShardId shard, LongSupplier bytes) {}

        @Override
        public boolean tryLocate(StreamId stream, ShardId shard) {
            return true;
        }
    };

    /**
     * Admits one record, or returns false.
     *
     * @param bytes data and partition key
     */
    boolean tryWrite(StreamId stream, ShardId shard, long bytes);

    /** Admits one call that reads records, or returns false. */
    boolean tryRead(StreamId stream, ShardId shard);

    /**
     * Counts what an admitted call has read.
     *
     * @param bytes counts data and partition keys of its records; asked only if that matters
     */
    void chargeRead(StreamId stream, ShardId shard, LongSupplier bytes);

    /** Admits one call that asks for an iterator, or returns false. */
    boolean tryLocate(StreamId stream, ShardId shard);
}
