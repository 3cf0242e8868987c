package io.kinefka.analytics.host;

import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait in the heap, as far as there is room, and in slots of a store, which are used again: a store that writes changes in batches
 * writes no more than waited at one time.
 */
final class Slots {
    private static final NumberedKeys KEYS = new NumberedKeys((byte) 's');
    /** What the objects take of a message of an ordinary size, beside what is in them. */
    private static final int OBJECTS_BYTES = 512;

    private final KeyValueStore<Bytes, byte[]> store;
    private final long bytesMax;
    private final PriorityQueue<Slot> waiting = new PriorityQueue<>(Comparator.comparing(Slot::waiting));
    private final BitSet taken = new BitSet();
    private long bytes;

    private record Slot(int number, Waiting waiting, long bytes) {}

    /** Goes on with what is in the store, be there room for it or not. */
    Slots(KeyValueStore<Bytes, byte[]> store, long bytesMax) {
        this.store = store;
        this.bytesMax = bytesMax;
        try (var entries = KEYS.entries(store)) {
            entries.forEachRemaining(
                    entry -> add(KEYS.number(entry.key), Waiting.deserialize(entry.value), entry.value));
        }
    }

    /** How much of the heap a message takes: once as it is stored, once as objects. */
    static long bytes(byte[] serialized) {
        return 2L * serialized.length + OBJECTS_BYTES;
    }

    boolean hasRoomFor(byte[] serialized) {
        return bytes(serialized) <= bytesMax - bytes;
    }

    /** Takes a message in, which is given as bytes as well. */
    void add(Waiting arrived, byte[] serialized) {
        int free = taken.nextClearBit(0);
        add(free, arrived, serialized);
        store.put(KEYS.key(free), serialized);
    }

    @Nullable Waiting first() {
        Slot first = waiting.peek();
        return first == null ? null : first.waiting();
    }

    void removeFirst() {
        Slot removed = waiting.remove();
        bytes -= removed.bytes();
        taken.clear(removed.number());
        store.put(KEYS.key(removed.number()), null);
    }

    /** How much of the heap is in use. */
    long bytes() {
        return bytes;
    }

    private void add(int number, Waiting arrived, byte[] serialized) {
        Slot slot = new Slot(number, arrived, bytes(serialized));
        taken.set(number);
        waiting.add(slot);
        bytes += slot.bytes();
    }
}
