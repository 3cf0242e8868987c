package io.kinefka.delivery.buffer;

import io.kinefka.delivery.source.SourcePartition;
import java.util.TreeMap;

/**
 * One assignment of a partition: which offsets were accepted, and below which of them everything is durable.
 *
 * <p>Whoever keeps records of the partition holds the lowest of their offsets until they are durable.
 */
public final class PartitionOffsets {
    private static final long NONE = -1;

    private final SourcePartition partition;
    private final TreeMap<Long, Integer> held = new TreeMap<>();
    private long next = NONE;
    private long numberedOffset = NONE;
    private int numbers;
    private boolean revoked;

    public PartitionOffsets(SourcePartition partition) {
        this.partition = partition;
    }

    public SourcePartition partition() {
        return partition;
    }

    /** Whether the record at this offset has not been accepted before. */
    public boolean isNew(long offset) {
        return offset >= next;
    }

    /** The record at this offset is held by whoever keeps it, or needs no keeping. */
    public void accepted(long offset) {
        next = offset + 1;
    }

    /** Numbers what comes of the record at an offset: 0, 1 and so on, as long as nothing else is numbered. */
    public int number(long offset) {
        if (offset != numberedOffset) {
            numberedOffset = offset;
            numbers = 0;
        }
        return numbers++;
    }

    /** The offset below which everything is durable, or -1 if nothing was accepted yet. */
    public long durable() {
        return held.isEmpty() ? next : held.firstKey();
    }

    /** The partition is somebody else's from now on. */
    public void revoke() {
        revoked = true;
    }

    public boolean isRevoked() {
        return revoked;
    }

    void hold(long offset) {
        held.merge(offset, 1, Integer::sum);
    }

    void release(long offset) {
        held.computeIfPresent(offset, (known, holders) -> holders == 1 ? null : holders - 1);
    }
}
