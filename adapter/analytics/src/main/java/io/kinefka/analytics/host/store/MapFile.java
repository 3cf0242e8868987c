package io.kinefka.analytics.host.store;

import com.google.common.collect.Iterators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/**
 * An ordered map in a file that has no name once it is open: so it is gone when it is closed, and when the process is killed. Takes some MiB of
 * memory, and all its work is done by the thread that calls.
 */
final class MapFile {
    private static final String MAP = "entries";
    private static final int CACHE_MEBIBYTES = 4;
    /** What is in memory before it is written. */
    private static final int BUFFER_KIBIBYTES = 2 << 10;
    /** Where less of the file than this is in use, what is in use is written anew, and the rest is free. */
    private static final int FILL_PERCENT_MIN = 50;
    /** How much has to be put for that much to be written anew. */
    private static final int COMPACTED_BYTES = 4 << 20;

    /** What is not in use any more is used again at once. */
    private static final int NO_RETENTION = -1;

    private final MVStore store;
    private final MVMap<byte[], byte[]> entries;
    private long putBytes;

    private MapFile(MVStore store) {
        this.store = store;
        store.setRetentionTime(NO_RETENTION);
        store.setVersionsToKeep(0);
        entries = store.openMap(
                MAP,
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(MeasuredBytes.INSTANCE));
    }

    /**
     * An empty one.
     *
     * @throws UncheckedIOException if the directory cannot be written
     */
    static MapFile in(Path directory) {
        try {
            Files.createDirectories(directory);
            Path path = Files.createTempFile(directory, MAP, null);
            try {
                return new MapFile(new MVStore.Builder()
                        .fileName(path.toString())
                        .cacheSize(CACHE_MEBIBYTES)
                        .cacheConcurrency(1)
                        .autoCommitBufferSize(BUFFER_KIBIBYTES)
                        .autoCommitDisabled()
                        .open());
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + directory, e);
        }
    }

    void put(byte[] key, byte[] value) {
        entries.put(key, value);
        putBytes += key.length + value.length;
        if (putBytes >= COMPACTED_BYTES) {
            putBytes = 0;
            store.compact(FILL_PERCENT_MIN, COMPACTED_BYTES);
        }
    }

    byte @Nullable [] remove(byte[] key) {
        return entries.remove(key);
    }

    byte @Nullable [] get(byte[] key) {
        return entries.get(key);
    }

    /** The entries between two keys, both of which belong to it; null for no bound. */
    Iterator<KeyValue<Bytes, byte[]>> entries(byte @Nullable [] from, byte @Nullable [] to) {
        Cursor<byte[], byte[]> cursor = entries.cursor(from, to, false);
        return Iterators.transform(cursor, key -> KeyValue.pair(Bytes.wrap(key), cursor.getValue()));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    long size() {
        return entries.sizeAsLong();
    }

    /** How large the file is. */
    long bytes() {
        return store.getFileStore().size();
    }

    /** What is in it is lost. */
    void close() {
        store.closeImmediately();
    }
}
