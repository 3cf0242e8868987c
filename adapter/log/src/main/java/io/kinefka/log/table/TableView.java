package io.kinefka.log.table;

import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** What a table holds, as far as this gateway has replayed it. */
public interface TableView {

    /** What a key has; null if it is not there. */
    @Nullable Entry get(Bytes key);

    /** The keys that begin so, in order. Those that come or go meanwhile may or may not be seen. */
    NavigableMap<Bytes, Entry> startingWith(Bytes prefix);

    /** The bytes of all keys and values, and what their keeping costs. */
    long bytes();

    /** All of them, as they are now. */
    Map<Bytes, Entry> copy();
}
