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

    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private long bytes;
    private long position;
    private long end;

    /** What one poll has fetched; the thread that has fetched it has looked at each record, which is dear for any other. */
    private static final class Chunk {
        private final List<ConsumerRecord<byte[], byte[]>> records;
        private final boolean plain;
        private final long lastOffset;
        private long bytes;
        private int first;

        Chunk(List<ConsumerRecord<byte[], byte[]>> records) {
            this.records = records;
            boolean allPlain = true;
            for (ConsumerRecord<byte[], byte[]> one : records) {
                bytes += RecordBuffer.sizeBytes(one);
                allPlain = allPlain && RecordTranslation.isPlain(one);
            }
            plain = allPlain;
            lastOffset = records.get(records.size() - 1).offset();
        }

        int remaining() {
            return records.size() - first;
        }

        ConsumerRecord<byte[], byte[]> next() {
            return records.get(first);
        }

        /** How many of the next ones are before an offset. */
        int before(long offset) {
            if (lastOffset < offset) {
                return remaining();
            }
            int count = 0;
            while (count < remaining() && records.get(first + count).offset() < offset) {
                count++;
            }
            return count;
        }

        /** Returns about how many bytes less there are now. */
        long take(int count, List<ConsumerRecord<byte[], byte[]>> into) {
            long taken = count == remaining() ? bytes : bytes * count / remaining();
            into.addAll(records.subList(first, first + count));
            first += count;
            bytes -= taken;
            return taken;
        }
    }

    /**
     * Some records, in order.
     *
     * @param records what was taken; may be empty
     * @param plain whether none of them is encrypted or aggregated
     * @param nextOffset the offset after the last one taken
     * @param next the record that follows, if it is here already
     * @param caughtUp whether nothing followed when the partition was last asked
     */
    public record Taken(
            List<ConsumerRecord<byte[], byte[]>> records,
            boolean plain,
            long nextOffset,
            @Nullable ConsumerRecord<byte[], byte[]> next,
            boolean caughtUp) {}

    /** Empties it, to be filled from an offset on. */
    public synchronized void reset(long offset) {
        chunks.clear();
        bytes = 0;
        position = offset;
        end = offset;
    }

    /** Adds fetched records. */
    public void add(List<ConsumerRecord<byte[], byte[]>> records) {
        if (!records.isEmpty()) {
            add(new Chunk(records));
        }
    }

    private synchronized void add(Chunk chunk) {
        chunks.add(chunk);
        bytes += chunk.bytes;
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
        boolean plain = true;
        Chunk chunk = chunks.peek();
        while (chunk != null && taken.size() < countMax) {
            int count = Math.min(countMax - taken.size(), chunk.before(beforeOffset));
            if (count == 0) {
                break;
            }
            bytes -= chunk.take(count, taken);
            plain = plain && chunk.plain;
            if (chunk.remaining() == 0) {
                chunks.remove();
                chunk = chunks.peek();
            }
        }
        ConsumerRecord<byte[], byte[]> next = chunk == null ? null : chunk.next();
        long nextOffset = next != null ? next.offset() : position;
        return new Taken(taken, plain, Math.min(nextOffset, beforeOffset), next, next == null && position >= end);
    }

    private static int sizeBytes(ConsumerRecord<byte[], byte[]> fetched) {
        return RECORD_OVERHEAD_BYTES
                + Math.max(0, fetched.serializedKeySize())
                + Math.max(0, fetched.serializedValueSize());
    }
}
