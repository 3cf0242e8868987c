package io.kinefka.analytics.host;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Messages that wait, in their order: in the heap as far as there is room, the others in a store that has a place elsewhere. */
final class WaitingMessages {
    private final Slots slots;
    private final Overflow overflow;

    /**
     * Goes on with what is in the stores.
     *
     * @param heapBytesMax for what is not in the other store
     */
    WaitingMessages(KeyValueStore<Bytes, byte[]> store, KeyValueStore<Bytes, byte[]> overflow, long heapBytesMax) {
        this.slots = new Slots(store, heapBytesMax);
        this.overflow = new Overflow(overflow);
    }

    void add(Waiting arrived) {
        byte[] serialized = arrived.serialize();
        if (slots.hasRoomFor(serialized)) {
            slots.add(arrived, serialized);
        } else {
            overflow.add(arrived, serialized);
        }
    }

    @Nullable Waiting first() {
        Waiting inHeap = slots.first();
        return isInHeap(inHeap) ? inHeap : overflow.first();
    }

    void removeFirst() {
        if (isInHeap(slots.first())) {
            slots.removeFirst();
        } else {
            overflow.removeFirst();
        }
    }

    /** How much of the heap is in use: no more than the bound, and one message. */
    long heapBytes() {
        return slots.bytes() + overflow.heapBytes();
    }

    /** Whether the first of those in the heap is the first of all. */
    private boolean isInHeap(@Nullable Waiting inHeap) {
        Waiting elsewhere = overflow.first();
        return inHeap != null && (elsewhere == null || inHeap.compareTo(elsewhere) < 0);
    }
}
