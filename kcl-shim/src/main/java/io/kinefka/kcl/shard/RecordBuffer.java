package io.kinefka.kcl.shard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records of a partition that were fetched but not processed yet. The polling thread fills it, the shard's tasks empty it. */
public final class RecordBuffer {
    private static final int RECORD_OVERHEAD_BYTES = 64;

    private final Deque<List<ConsumerRecord<byte[], byte[]>>> chunks = new ArrayDeque<>();
    private int first;
    private long bytes;
    private long position;
    private long end;

    /**
     * Some records, in order.
     *
     * @param records what was taken; may be empty
     * @param nextOffset the offset after the last one taken
     * @param next the record that follows, if it is here already
     * @param caughtUp whether nothing followed when the partition was last asked
     */
    public record Taken(
            List<ConsumerRecord<byte[], byte[]>> records,
            long nextOffset,
            @Nullable ConsumerRecord<byte[], byte[]> next,
            boolean caughtUp) {}

    /** Empties it, to be filled from an offset on. */
    public synchronized void reset(long offset) {
        chunks.clear();
        first = 0;
        bytes = 0;
        position = offset;
        end = offset;
    }

    /** Adds fetched records. */
    public synchronized void add(List<ConsumerRecord<byte[], byte[]>> records) {
        if (!records.isEmpty()) {
            chunks.add(records);
            records.forEach(fetched -> bytes += sizeBytes(fetched));
        }
    }

    /** Tells what will be fetched next. */
    public synchronized void advance(long offset) {
        position = Math.max(position, offset);
    }

    /** Whether everything has been fetched that was in the partition when it was last asked where it ends. */
    public synchronized boolean hasReachedEnd() {
        return position >= end;
    }

    /** Tells where the partition ends now. */
    public synchronized void end(long offset) {
        end = offset;
    }

    /** About how much memory it holds. */
    public synchronized long sizeBytes() {
        return bytes;
    }

    /**
     * Takes the oldest records.
     *
     * @param countMax at most so many
     * @param beforeOffset none from this offset on
     */
    public synchronized Taken take(int countMax, long beforeOffset) {
        List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>();
        ConsumerRecord<byte[], byte[]> next = peek();
        while (next != null && taken.size() < countMax && next.offset() < beforeOffset) {
            taken.add(next);
            bytes -= sizeBytes(next);
            first++;
            next = peek();
        }
        long nextOffset = next != null ? next.offset() : position;
        return new Taken(taken, Math.min(nextOffset, beforeOffset), next, next == null && position >= end);
    }

    private @Nullable ConsumerRecord<byte[], byte[]> peek() {
        List<ConsumerRecord<byte[], byte[]>> chunk = chunks.peek();
        if (chunk != null && first == chunk.size()) {
            chunks.remove();
            first = 0;
            chunk = chunks.peek();
        }
        return chunk == null ? null : chunk.get(first);
    }

    private static int sizeBytes(ConsumerRecord<byte[], byte[]> fetched) {
        return RECORD_OVERHEAD_BYTES
                + Math.max(0, fetched.serializedKeySize())
                + Math.max(0, fetched.serializedValueSize());
    }
}
