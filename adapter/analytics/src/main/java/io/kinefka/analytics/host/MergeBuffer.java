package io.kinefka.analytics.host;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Brings what several tasks say into one order: by time, then by task, then as it came. A message waits until no other task can say anything
 * that belongs before it.
 */
final class MergeBuffer {
    private static final NumberedKeys BOUNDS = new NumberedKeys((byte) 'b');
    private static final int EVERYBODY = -1;
    private static final long UNKNOWN = -1;

    private final KeyValueStore<Bytes, byte[]> store;
    private final WaitingMessages waiting;
    private final Map<Integer, Long> bounds = new HashMap<>();
    private long passed = UNKNOWN;
    private long leastBound = UNKNOWN;
    private int leastTask;

    /** Takes messages in their order. */
    interface Settled {
        void message(int task, Message message);
    }

    /**
     * Goes on with what is in the stores.
     *
     * @param store what is in it is in the heap as well
     * @param overflow for messages that have no room in the heap
     * @param heapBytesMax for messages that wait
     * @param tasks from 0 to this number, all of which must have said something before anything comes out
     */
    MergeBuffer(
            KeyValueStore<Bytes, byte[]> store, KeyValueStore<Bytes, byte[]> overflow, long heapBytesMax, int tasks) {
        this.store = store;
        this.waiting = new WaitingMessages(store, overflow, heapBytesMax);
        for (int task = 0; task < tasks; task++) {
            bounds.put(task, UNKNOWN);
        }
        restoreBounds();
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
        boolean isOut = message.kind() == Message.Kind.BOUND;
        if (!isOut && isSettled(arrived)) {
            release(first -> first.compareTo(arrived) < 0, settled);
            settled.message(task, arrived.message());
            isOut = true;
        }
        release(this::isSettled, settled);
        if (!isOut) {
            waiting.add(arrived);
        }
    }

    /** Nothing with an earlier time will come; negative if that is not known yet. */
    long timeMillis() {
        return passed;
    }

    /** How much of the heap the messages take that wait. */
    long heapBytes() {
        return waiting.heapBytes();
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

    /** Lets the first ones go as long as they are such. */
    private void release(Predicate<Waiting> isSuch, Settled settled) {
        for (Waiting first = waiting.first(); first != null && isSuch.test(first); first = waiting.first()) {
            waiting.removeFirst();
            settled.message(first.task(), first.message());
        }
    }

    private boolean isSettled(Waiting first) {
        long time = first.timeMillis();
        return time < leastBound || (time == leastBound && first.task() <= leastTask);
    }

    private void restoreBounds() {
        try (var entries = BOUNDS.entries(store)) {
            entries.forEachRemaining(entry -> {
                int task = BOUNDS.number(entry.key);
                long time = ByteBuffer.wrap(entry.value).getLong();
                if (task == EVERYBODY) {
                    passed = time;
                } else {
                    bounds.put(task, time);
                }
            });
        }
    }

    private void putBound(int task, long time) {
        store.put(
                BOUNDS.key(task), ByteBuffer.allocate(Long.BYTES).putLong(time).array());
    }
}
