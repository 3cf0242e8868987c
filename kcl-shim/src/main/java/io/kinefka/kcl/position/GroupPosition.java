package io.kinefka.kcl.position;

import io.kinefka.mapping.SequenceNumber;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardCheckpoint;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;
import software.amazon.kinesis.retrieval.kpl.ExtendedSequenceNumber;

/**
 * What a group has committed for a partition.
 *
 * @param offset the next one to read
 * @param checkpoint what KCL's checkpoint was; null if another program has committed the offset, for example one that
 *     resets offsets
 */
public record GroupPosition(long offset, @Nullable ShardCheckpoint checkpoint) {

    /**
     * Reads a committed offset.
     *
     * @throws io.kinefka.mapping.UnsupportedFormatException if a newer version has written its metadata
     */
    public static GroupPosition of(OffsetAndMetadata committed) {
        return new GroupPosition(
                committed.offset(), ShardCheckpoint.decode(committed.metadata()).orElse(null));
    }

    /** What to commit. */
    public OffsetAndMetadata toKafka() {
        return new OffsetAndMetadata(offset, checkpoint == null ? "" : checkpoint.encode());
    }

    /** Whether a shard of this partition needs nothing more: a later one has begun, or its end is checkpointed. */
    public boolean hasFinished(Shard shard) {
        Shard.Closure closure = shard.closure();
        if (closure == null) {
            return false;
        }
        if (checkpoint == null) {
            return offset >= closure.endOffset();
        }
        int order = checkpoint.shard().compareTo(shard.id());
        return order > 0 || (order == 0 && checkpoint.isShardEnd());
    }

    /** Whether this tells something about the shard: it is in it, or beyond. */
    public boolean hasReached(Shard shard) {
        return checkpoint == null
                ? offset >= shard.firstOffset()
                : checkpoint.shard().compareTo(shard.id()) >= 0;
    }

    /** The checkpoint as KCL knows it, for a shard that this position is in. */
    public ExtendedSequenceNumber sequenceNumber(Shard shard) {
        if (checkpoint != null) {
            return new ExtendedSequenceNumber(checkpoint.sequenceNumber(), checkpoint.subSequenceNumber());
        }
        if (offset <= shard.firstOffset()) {
            return ExtendedSequenceNumber.TRIM_HORIZON;
        }
        // Nobody knows when the record before arrived; of a shard's numbers only the offsets decide about the order.
        SequenceNumber before = shard.sequenceNumber(offset - 1, shard.createdSecond() * 1000);
        return new ExtendedSequenceNumber(before.toString());
    }

    /** Where to go on reading: at the record of the checkpoint, because it may hold more than was processed of it. */
    public long readFrom() {
        return checkpoint == null
                ? offset
                : checkpoint
                        .position()
                        .filter(at -> !at.isStarting())
                        .map(at -> Math.min(at.offsetAt(), offset))
                        .orElse(offset);
    }
}
