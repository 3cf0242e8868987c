package io.kinefka.analytics.host.store;

import com.google.common.collect.Streams;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entries in a file, ordered by their keys' bytes without signs. For Streams it is a store in memory: the file is a cache of the changelog,
 * begins empty, and outlives nobody. There is none until there is something to be kept.
 */
final class FileStore implements KeyValueStore<Bytes, byte[]> {
    /** A file of this size is given back when nothing is in it any more; a smaller one is used again. */
    static final long EMPTY_BYTES_MAX = 16 << 20;

    private final String name;
    private final Path directory;
    private @Nullable MapFile file;
    private boolean isOpen;

    FileStore(String name, Path directory) {
        this.name = name;
        this.directory = directory;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        isOpen = true;
        context.register(root, (key, value) -> put(Bytes.wrap(key), value));
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value) {
        if (value == null) {
            delete(key);
            return;
        }
        if (file == null) {
            file = MapFile.in(directory);
        }
        file.put(key.get(), value);
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte @Nullable [] value) {
        byte[] before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        if (file == null) {
            return null;
        }
        byte[] before = file.remove(key.get());
        if (file.isEmpty() && fileBytes() > EMPTY_BYTES_MAX) {
            closeFile();
        }
        return before;
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        return file == null ? null : file.get(key.get());
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        return new FileStoreIterator(entries(bytes(from), bytes(to)));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return range(null, null);
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(P prefix, S serializer) {
        byte[] wanted = serializer.serialize(null, prefix);
        return new FileStoreIterator(Streams.stream(entries(wanted, null))
                .takeWhile(entry -> startsWith(entry.key.get(), wanted))
                .iterator());
    }

    @Override
    public long approximateNumEntries() {
        return file == null ? 0 : file.size();
    }

    @Override
    public Position getPosition() {
        return Position.emptyPosition();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public void close() {
        isOpen = false;
        closeFile();
    }

    /** How large the file is. */
    long fileBytes() {
        return file == null ? 0 : file.bytes();
    }

    private void closeFile() {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    private Iterator<KeyValue<Bytes, byte[]>> entries(byte @Nullable [] from, byte @Nullable [] to) {
        return file == null ? Collections.emptyIterator() : file.entries(from, to);
    }

    private static byte @Nullable [] bytes(@Nullable Bytes key) {
        return key == null ? null : key.get();
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
