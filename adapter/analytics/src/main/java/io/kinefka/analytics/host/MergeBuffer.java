package io.kinefka.analytics.host;

import io.kinefka.analytics.row.RowSerializer;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Brings what several tasks say into one order: by time, then by task, then as it came. A message waits until no other task can say anything
 * that belongs before it.
 *
 * <p>What waits lies in a store, in slots that are used again: a store that writes changes in batches writes no more than waited at one time.
 */
final class MergeBuffer {
    private static final byte BOUND = 'b';
    private static final byte SLOT = 's';
    private static final int EVERYBODY = -1;
    private static final long UNKNOWN = -1;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<Integer, Long> bounds = new HashMap<>();
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Waiting.ORDER);
    private final BitSet slots = new BitSet();
    private long passed = UNKNOWN;
    private long leastBound = UNKNOWN;
    private int leastTask;

    /** Takes messages in their order. */
    interface Settled {
        void message(int task, Message message);
    }

    private static final class Waiting {
        static final Comparator<Waiting> ORDER = Comparator.<Waiting>comparingLong(each -> each.message.timeMillis())
                .thenComparingInt(each -> each.task)
                .thenComparingLong(each -> each.order);
        static final int NO_SLOT = -1;

        private final int task;
        private final long order;
        private final Message message;
        private int slot = NO_SLOT;
        private boolean isOut;

        Waiting(int task, long order, Message message) {
            this.task = task;
            this.order = order;
            this.message = message;
        }
    }

    /**
     * Goes on with what is in the store.
     *
     * @param tasks from 0 to this number, all of which must have said something before anything comes out
     */
    MergeBuffer(KeyValueStore<Bytes, byte[]> store, int tasks) {
        this.store = store;
        for (int task = 0; task < tasks; task++) {
            bounds.put(task, UNKNOWN);
        }
        try (var all = store.all()) {
            while (all.hasNext()) {
                var entry = all.next();
                restore(ByteBuffer.wrap(entry.key.get()), entry.value);
            }
        }
        findLeast();
    }

    /**
     * Takes a message, whose time becomes no less than that of what its task has said before, and lets go what is settled by it.
     *
     * @param order grows from message to message
     */
    void take(int task, long order, Message message, Settled settled) {
        long before = bounds.getOrDefault(task, UNKNOWN);
        // A task that was not expected comes too late for what is out already.
        long time = Math.max(message.timeMillis(), Math.max(0, before == UNKNOWN ? passed : before));
        bind(task, before, time);
        Waiting arrived = new Waiting(task, order, message.at(time));
        arrived.isOut = message.kind() == Message.Kind.BOUND;
        if (!arrived.isOut) {
            waiting.add(arrived);
        }
        release(settled);
        if (!arrived.isOut) {
            keep(arrived);
        }
    }

    /** Nothing with an earlier time will come; negative if that is not known yet. */
    long timeMillis() {
        return passed;
    }

    private void bind(int task, long before, long time) {
        if (time == before) {
            return;
        }
        boolean isKnown = bounds.put(task, time) != null;
        putBound(task, time);
        if (!isKnown || task == leastTask) {
            findLeast();
        }
    }

    private void findLeast() {
        leastBound = Long.MAX_VALUE;
        bounds.forEach((task, bound) -> {
            if (bound < leastBound || (bound == leastBound && task < leastTask)) {
                leastBound = bound;
                leastTask = task;
            }
        });
        if (!bounds.isEmpty() && leastBound > passed) {
            passed = leastBound;
            putBound(EVERYBODY, passed);
        }
    }

    private void release(Settled settled) {
        for (Waiting first = waiting.peek(); first != null && isSettled(first); first = waiting.peek()) {
            waiting.remove();
            first.isOut = true;
            if (first.slot != Waiting.NO_SLOT) {
                slots.clear(first.slot);
                store.put(key(SLOT, first.slot), null);
            }
            settled.message(first.task, first.message);
        }
    }

    private boolean isSettled(Waiting first) {
        long time = first.message.timeMillis();
        return time < leastBound || (time == leastBound && first.task <= leastTask);
    }

    private void keep(Waiting arrived) {
        arrived.slot = slots.nextClearBit(0);
        slots.set(arrived.slot);
        store.put(
                key(SLOT, arrived.slot),
                RowSerializer.serialize(new Object[] {arrived.task, arrived.order, arrived.message.values()}));
    }

    private void restore(ByteBuffer key, byte[] value) {
        byte kind = key.get();
        int number = key.getInt();
        if (kind == SLOT) {
            Waiting kept = waiting(RowSerializer.deserialize(value));
            kept.slot = number;
            slots.set(number);
            waiting.add(kept);
        } else if (kind == BOUND && number == EVERYBODY) {
            passed = ByteBuffer.wrap(value).getLong();
        } else if (kind == BOUND) {
            bounds.put(number, ByteBuffer.wrap(value).getLong());
        }
    }

    private static Waiting waiting(@Nullable Object[] values) {
        if (values[0] instanceof Integer task
                && values[1] instanceof Long order
                && values[2] instanceof Object[] message) {
            return new Waiting(task, order, Message.of(message));
        }
        throw new IllegalArgumentException("These values are not a message that waits");
    }

    private void putBound(int task, long time) {
        store.put(
                key(BOUND, task), ByteBuffer.allocate(Long.BYTES).putLong(time).array());
    }

    private static Bytes key(byte kind, int number) {
        return Bytes.wrap(
                ByteBuffer.allocate(1 + Integer.BYTES).put(kind).putInt(number).array());
    }
}
