package io.kinefka.mapping;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One shard of a stream: the hash keys it owns, where its records lie in Kafka, and where it comes from.
 *
 * @param id its name
 * @param range the hash keys it owns, or owned until it was closed
 * @param partition the partition of the stream's topic that holds its records
 * @param firstOffset offset of its first record; what lies before belongs to an expired shard
 * @param createdSecond when it was created, in seconds since 1970; part of its sequence numbers
 * @param parent the shard that was split into this one, or the lower one of two that were merged
 * @param adjacentParent the upper one of two shards that were merged into this one
 * @param closure how it ended; null while it is open
 */
public record Shard(
        ShardId id,
        HashKeyRange range,
        int partition,
        long firstOffset,
        long createdSecond,
        @Nullable ShardId parent,
        @Nullable ShardId adjacentParent,
        @Nullable Closure closure) {

    /**
     * Where a shard's records lie.
     *
     * @param partition partition of the stream's topic, not negative
     * @param firstOffset offset of the shard's first record, not negative
     */
    public record Placement(int partition, long firstOffset) {

        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if a component is negative
         */
        public Placement {
            if (partition < 0 || firstOffset < 0) {
                throw new IllegalArgumentException("Not a place: partition " + partition + " from " + firstOffset);
            }
        }
    }

    /**
     * The end of a shard.
     *
     * @param endOffset offset after its last record, not negative
     * @param at when it was closed, kept in milliseconds
     */
    public record Closure(long endOffset, Instant at) {

        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if the offset is negative
         */
        public Closure {
            if (endOffset < 0) {
                throw new IllegalArgumentException("An offset is not negative: " + endOffset);
            }
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a number is outside its bounds, or a parent is not older by its id
     */
    public Shard {
        if (partition < 0 || firstOffset < 0) {
            throw new IllegalArgumentException("Not a place: partition " + partition + " from " + firstOffset);
        }
        SequenceNumber.requireCreatedSecond(createdSecond);
        if (parent == null && adjacentParent != null) {
            throw new IllegalArgumentException(id + " has an adjacent parent but no parent");
        }
        if (parent != null && (parent.compareTo(id) >= 0 || parent.equals(adjacentParent))) {
            throw new IllegalArgumentException(parent + " cannot be the parent of " + id);
        }
        if (adjacentParent != null && adjacentParent.compareTo(id) >= 0) {
            throw new IllegalArgumentException(adjacentParent + " cannot be the adjacent parent of " + id);
        }
        if (closure != null && closure.endOffset() < firstOffset) {
            throw new IllegalArgumentException(id + " cannot end before its first offset");
        }
    }

    public boolean isOpen() {
        return closure == null;
    }

    /** Whether it was closed before the horizon, so that all its records are gone; never for an open shard. */
    public boolean expired(Instant horizon) {
        return closure != null && closure.at().isBefore(horizon);
    }

    /** Below every record of this shard. */
    public SequenceNumber startingSequenceNumber() {
        return SequenceNumber.starting(createdSecond, id.index(), firstOffset);
    }

    /** Above every record of this shard; empty while it is open. */
    public Optional<SequenceNumber> endingSequenceNumber() {
        return Optional.ofNullable(closure)
                .map(end -> SequenceNumber.ending(
                        createdSecond, id.index(), end.endOffset(), end.at().getEpochSecond()));
    }

    /**
     * The sequence number of one of this shard's records.
     *
     * @param offset the record's offset in {@link #partition}, not negative
     * @param arrivalMillis the record's timestamp, in milliseconds since 1970
     * @throws IllegalArgumentException if the offset is negative
     */
    public SequenceNumber sequenceNumber(long offset, long arrivalMillis) {
        return SequenceNumber.ofRecord(createdSecond, id.index(), offset, arrivalMillis);
    }

    /** This shard, closed. */
    Shard closed(Closure end) {
        return new Shard(id, range, partition, firstOffset, createdSecond, parent, adjacentParent, end);
    }
}
