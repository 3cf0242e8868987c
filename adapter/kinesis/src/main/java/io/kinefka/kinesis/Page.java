package io.kinefka.kinesis;

import java.util.List;

/** The first items of a longer list, and whether there are more. */
record Page<T>(List<T> items, boolean hasMore) {

    static <T> Page<T> of(List<T> all, int limit) {
        return all.size() <= limit ? new Page<>(all, false) : new Page<>(all.subList(0, limit), true);
    }

    T last() {
        return items.get(items.size() - 1);
    }
}
