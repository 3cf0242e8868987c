package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.Sort;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares rows by the keys of ORDER BY. */
final class RowOrder {
    private RowOrder() {}

    /** By the first key, then by the second, and so on. */
    static Comparator<@Nullable Object[]> of(List<Sort.Key> keys) {
        return keys.stream()
                .map(RowOrder::comparator)
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // A column's values are of one comparable type.
    private static Comparator<@Nullable Object[]> comparator(Sort.Key key) {
        Comparator<Object> values = (a, b) -> ((Comparable<Object>) a).compareTo(b);
        var directed = key.descending() ? values.reversed() : values;
        var nulls = key.nullsFirst() ? Comparator.nullsFirst(directed) : Comparator.nullsLast(directed);
        return (a, b) -> nulls.compare(a[key.column()], b[key.column()]);
    }
}
