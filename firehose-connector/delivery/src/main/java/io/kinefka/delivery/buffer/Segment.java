package io.kinefka.delivery.buffer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.zip.CRC32C;

/** Records that will be delivered together, with what their object's name and metadata are made of. */
public final class Segment {
    private final Span span = new Span();
    private final RecordBuffer buffer;
    private final Instant openedAt;
    private final CRC32C checksum = new CRC32C();
    private long oldestArrivalMillis = Long.MAX_VALUE;
    private long bytes;
    private int records;

    /**
     * An empty one.
     *
     * @param openedAt from when on its interval counts
     */
    public Segment(SpillDirectory directory, Budgets budgets, Instant openedAt) {
        buffer = new RecordBuffer(directory, budgets);
        this.openedAt = openedAt;
    }

    /**
     * Adds a record's data; they are copied.
     *
     * @param sub the record's number within the source's record
     */
    public void add(PartitionOffsets owner, long offset, int sub, long arrivalMillis, ByteBuffer data) {
        int partition = span.add(owner, offset, sub);
        buffer.add(new BufferedRecord(partition, offset, sub, arrivalMillis, data));
        checksum.update(data.duplicate());
        bytes += data.remaining();
        records++;
        oldestArrivalMillis = Math.min(oldestArrivalMillis, arrivalMillis);
    }

    public Span span() {
        return span;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** When the oldest of its records arrived. */
    public Instant oldest() {
        return Instant.ofEpochMilli(oldestArrivalMillis);
    }

    /** Bytes of the records' data. */
    public long bytes() {
        return bytes;
    }

    public int records() {
        return records;
    }

    /** CRC-32C of the records' data one behind the other. */
    public long checksum() {
        return checksum.getValue();
    }

    public int heapBytes() {
        return buffer.heapBytes();
    }

    /** Moves what is in memory into a file. */
    public void spill() {
        buffer.spill();
    }

    /**
     * Visits all records in their order.
     *
     * @throws IOException if they cannot be read back completely
     */
    public void forEach(BufferedRecord.Visitor visitor) throws IOException {
        buffer.forEach(visitor);
    }

    /** Lets go of the offsets and of the memory and files. */
    public void release() {
        span.release();
        buffer.discard();
    }
}
