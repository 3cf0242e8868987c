package io.kinefka.analytics.host;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Messages that wait and have no room in the heap, in a store that holds them in their order. Only the first one is in the heap as well. */
final class Overflow {
    private static final int KEY_BYTES = Long.BYTES + Integer.BYTES + Long.BYTES;

    private final KeyValueStore<Bytes, byte[]> store;
    private @Nullable Waiting first;
    private long firstBytes;

    /** Goes on with what is in the store. */
    Overflow(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        readFirst(null);
    }

    /** Takes a message in, which is given as bytes as well. */
    void add(Waiting arrived, byte[] serialized) {
        store.put(key(arrived), serialized);
        if (first == null || arrived.compareTo(first) < 0) {
            hold(arrived, serialized);
        }
    }

    @Nullable Waiting first() {
        return first;
    }

    void removeFirst() {
        if (first != null) {
            Bytes removed = key(first);
            store.put(removed, null);
            readFirst(removed);
        }
    }

    /** How much of the heap is in use. */
    long heapBytes() {
        return firstBytes;
    }

    /**
     * Looks for the first one.
     *
     * @param from nothing is before it; null if that is not known
     */
    private void readFirst(@Nullable Bytes from) {
        first = null;
        firstBytes = 0;
        try (var entries = store.range(from, null)) {
            if (entries.hasNext()) {
                byte[] serialized = entries.next().value;
                hold(Waiting.deserialize(serialized), serialized);
            }
        }
    }

    private void hold(Waiting least, byte[] serialized) {
        first = least;
        firstBytes = Slots.bytes(serialized);
    }

    /** Sorts as messages do, since nothing in it is negative. */
    private static Bytes key(Waiting waiting) {
        return Bytes.wrap(ByteBuffer.allocate(KEY_BYTES)
                .putLong(waiting.timeMillis())
                .putInt(waiting.task())
                .putLong(waiting.order())
                .array());
    }
}
