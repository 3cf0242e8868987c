package io.kinefka.analytics.host.store;

import java.util.Iterator;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Goes through entries, as long as nothing is changed: what is not in use any more is written over. */
final class FileStoreIterator implements KeyValueIterator<Bytes, byte[]> {
    private final Iterator<KeyValue<Bytes, byte[]>> entries;
    private @Nullable KeyValue<Bytes, byte[]> next;

    FileStoreIterator(Iterator<KeyValue<Bytes, byte[]>> entries) {
        this.entries = entries;
    }

    @Override
    public boolean hasNext() {
        return next != null || entries.hasNext();
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        KeyValue<Bytes, byte[]> found = peek();
        next = null;
        return found;
    }

    @Override
    public Bytes peekNextKey() {
        return peek().key;
    }

    /** Holds nothing that would have to be given back. */
    @Override
    public void close() {}

    private KeyValue<Bytes, byte[]> peek() {
        if (next == null) {
            next = entries.next();
        }
        return next;
    }
}
