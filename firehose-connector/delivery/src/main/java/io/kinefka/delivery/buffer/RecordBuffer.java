package io.kinefka.delivery.buffer;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records one behind the other: the newest in memory, and the rest in a file once they are more than a threshold. The
 * file is not synced. One thread adds, and after the last addition another one may read.
 */
final class RecordBuffer {
    private static final Logger LOG = LoggerFactory.getLogger(RecordBuffer.class);
    private static final int SPILL_THRESHOLD_BYTES = 64 << 10;
    private static final int CHUNK_BYTES_MIN = 1 << 10;
    private static final int HEADER_BYTES = 28;

    private final SpillDirectory directory;
    private final Budgets budgets;
    private byte[] chunk = new byte[0];
    private int chunkLength;
    private @Nullable Path file;
    private long fileLength;
    private int records;

    RecordBuffer(SpillDirectory directory, Budgets budgets) {
        this.directory = directory;
        this.budgets = budgets;
    }

    void add(BufferedRecord added) {
        int length = added.data().remaining();
        reserve(HEADER_BYTES + length);
        ByteBuffer target = ByteBuffer.wrap(chunk, chunkLength, HEADER_BYTES + length);
        target.putInt(length)
                .putInt(added.partition())
                .putLong(added.offset())
                .putInt(added.sub())
                .putLong(added.arrivalMillis())
                .put(added.data().duplicate());
        chunkLength += HEADER_BYTES + length;
        records++;
        if (chunkLength >= SPILL_THRESHOLD_BYTES) {
            spill();
        }
    }

    /** Moves what is in memory into the file. If that fails it stays in memory. */
    void spill() {
        if (chunkLength > 0) {
            try {
                write();
            } catch (IOException e) {
                LOG.atWarn().setCause(e).log("Records could not be spilled and stay in memory");
                return;
            }
            fileLength += chunkLength;
            budgets.addSpill(chunkLength);
            chunkLength = 0;
        }
        if (budgets.isHeapScarce() || chunk.length > 2 * SPILL_THRESHOLD_BYTES) {
            resize(0);
        }
    }

    int heapBytes() {
        return chunk.length;
    }

    /**
     * Visits all records in their order.
     *
     * @throws IOException if the file cannot be read, or ends too early
     */
    void forEach(BufferedRecord.Visitor visitor) throws IOException {
        try (DataInputStream in = new DataInputStream(open())) {
            byte[] data = new byte[CHUNK_BYTES_MIN];
            for (int i = 0; i < records; i++) {
                int length = in.readInt();
                int partition = in.readInt();
                long offset = in.readLong();
                int sub = in.readInt();
                long arrival = in.readLong();
                data = data.length < length ? new byte[Math.max(length, 2 * data.length)] : data;
                in.readFully(data, 0, length);
                visitor.visit(new BufferedRecord(partition, offset, sub, arrival, ByteBuffer.wrap(data, 0, length)));
            }
        } catch (EOFException e) {
            throw new IOException("A spill file is too short", e);
        }
    }

    /** Forgets everything. */
    void discard() {
        resize(0);
        budgets.addSpill(-fileLength);
        fileLength = 0;
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.atWarn().setCause(e).log("A spill file could not be removed");
            }
        }
    }

    private InputStream open() throws IOException {
        InputStream memory = new ByteArrayInputStream(chunk, 0, chunkLength);
        return file == null
                ? memory
                : new SequenceInputStream(
                        new BufferedInputStream(
                                new FileHead(Files.newInputStream(file), fileLength), SPILL_THRESHOLD_BYTES),
                        memory);
    }

    private void write() throws IOException {
        Path target = file == null ? directory.newFile() : file;
        file = target;
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Behind what is known to be written, not at the end: an earlier attempt may have failed half way.
            channel.position(fileLength);
            ByteBuffer source = ByteBuffer.wrap(chunk, 0, chunkLength);
            while (source.hasRemaining()) {
                channel.write(source);
            }
        }
    }

    private void reserve(int bytes) {
        int needed = Math.addExact(chunkLength, bytes);
        if (needed > chunk.length) {
            resize(Math.max(needed, Math.max(CHUNK_BYTES_MIN, Math.min(2 * chunk.length, 2 * SPILL_THRESHOLD_BYTES))));
        }
    }

    private void resize(int bytes) {
        budgets.addHeap(bytes - (long) chunk.length);
        chunk = Arrays.copyOf(chunk, bytes);
        chunkLength = Math.min(chunkLength, bytes);
    }
}
