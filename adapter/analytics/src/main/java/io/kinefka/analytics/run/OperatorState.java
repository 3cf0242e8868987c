package io.kinefka.analytics.run;

import io.kinefka.analytics.row.RowSerializer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operator's part of the state store: arrays of values by keys of some numbers, in the order of those. */
final class OperatorState {
    private final StateStore store;
    private final byte[] prefix;

    OperatorState(StateStore store, byte[] prefix) {
        this.store = store;
        this.prefix = prefix;
    }

    /** A stored array and its key. */
    static final class Entry {
        private final List<Long> key;
        private final @Nullable Object[] values;

        Entry(List<Long> key, @Nullable Object[] values) {
            this.key = key;
            this.values = values;
        }

        List<Long> key() {
            return key;
        }

        @Nullable Object[] values() {
            return values;
        }
    }

    void put(@Nullable Object[] values, long... key) {
        store.put(bytes(key), RowSerializer.serialize(values));
    }

    void remove(long... key) {
        store.put(bytes(key), null);
    }

    /** All that begin with these numbers. */
    List<Entry> entries(long... key) {
        var entries = new ArrayList<Entry>();
        store.forEachFrom(
                bytes(key), (bytes, value) -> entries.add(new Entry(numbers(bytes), RowSerializer.deserialize(value))));
        return entries;
    }

    private byte[] bytes(long[] key) {
        var bytes = ByteBuffer.allocate(prefix.length + key.length * Long.BYTES).put(prefix);
        for (var number : key) {
            // As unsigned bytes, negative numbers come first so.
            bytes.putLong(number ^ Long.MIN_VALUE);
        }
        return bytes.array();
    }

    private List<Long> numbers(byte[] bytes) {
        var numbers = new ArrayList<Long>();
        for (var at = ByteBuffer.wrap(bytes).position(prefix.length); at.hasRemaining(); ) {
            numbers.add(at.getLong() ^ Long.MIN_VALUE);
        }
        return numbers;
    }
}
