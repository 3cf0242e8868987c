package io.kinefka.log.table;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** The content of a table, changed by one thread and read by all. */
final class Entries implements TableView {
    /** What keeping a key costs besides its bytes, roughly. */
    private static final int OVERHEAD = 128;

    private final ConcurrentNavigableMap<Bytes, Entry> map = new ConcurrentSkipListMap<>();
    private final ReadWriteLock wholeChanges = new ReentrantReadWriteLock();
    private volatile long bytes;
    private volatile int count;

    /** Applies a change if all that it expects holds; that, and nothing else, decides. */
    boolean apply(long offset, List<Write> writes) {
        wholeChanges.writeLock().lock();
        try {
            if (!writes.stream().allMatch(this::holds)) {
                return false;
            }
            writes.forEach(each -> apply(offset, each));
            return true;
        } finally {
            wholeChanges.writeLock().unlock();
        }
    }

    private boolean holds(Write write) {
        if (write instanceof Write.Expecting expecting) {
            var entry = map.get(expecting.key());
            return expecting.expected() == (entry == null ? Write.ABSENT : entry.version());
        }
        return true;
    }

    private void apply(long offset, Write write) {
        if (write instanceof Write.Put put) {
            put(put.key(), new Entry(offset, put.value()));
        } else if (write instanceof Write.Delete delete) {
            remove(delete.key());
        } else if (write instanceof Write.DeleteAll all) {
            startingWith(all.prefix()).keySet().forEach(this::remove);
        }
    }

    void putAll(Map<Bytes, Entry> entries) {
        entries.forEach(this::put);
    }

    private void put(Bytes key, Entry entry) {
        count(key, map.put(key, entry), -1);
        count(key, entry, 1);
    }

    private void remove(Bytes key) {
        count(key, map.remove(key), -1);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread changes it
    private void count(Bytes key, @Nullable Entry entry, int sign) {
        if (entry != null) {
            bytes += sign * size(key, entry.value());
            count += sign;
        }
    }

    private static long size(Bytes key, Bytes value) {
        return (long) key.length() + value.length() + OVERHEAD;
    }

    /** How many keys there are. */
    int count() {
        return count;
    }

    /** By how much a change would make this larger. */
    long growth(List<Write> writes) {
        long growth = 0;
        for (var each : writes) {
            if (each instanceof Write.Expecting touched && !(each instanceof Write.Keep)) {
                var before = map.get(touched.key());
                growth -= before == null ? 0 : size(touched.key(), before.value());
            }
            if (each instanceof Write.Put put) {
                growth += size(put.key(), put.value());
            }
        }
        return growth;
    }

    /** Decides, not in the midst of a change. */
    <T> Change<T> decide(Decision<T> decision) {
        wholeChanges.readLock().lock();
        try {
            return decision.decide(this);
        } finally {
            wholeChanges.readLock().unlock();
        }
    }

    @Override
    public @Nullable Entry get(Bytes key) {
        return map.get(key);
    }

    @Override
    public NavigableMap<Bytes, Entry> startingWith(Bytes prefix) {
        var end = end(prefix);
        return end == null ? map.tailMap(prefix, true) : map.subMap(prefix, true, end, false);
    }

    /** The least bytes that are greater than all that begin so; null if there are none. */
    private static @Nullable Bytes end(Bytes prefix) {
        byte[] end = prefix.array().clone();
        for (int i = end.length - 1; i >= 0; i--) {
            end[i]++;
            if (end[i] != 0) {
                return Bytes.of(Arrays.copyOf(end, i + 1));
            }
        }
        return null;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public Map<Bytes, Entry> copy() {
        return new LinkedHashMap<>(map);
    }
}
