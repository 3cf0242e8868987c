package io.kinefka.companions.dynamodb.table;

import java.util.List;

/**
 * A global secondary index. Nothing is kept for it: its content is found among the table's items when it is asked for.
 *
 * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
 * @param nonKeyAttributes what is included besides keys
 */
public record Index(
        String name,
        KeySchema keys,
        String projection,
        List<String> nonKeyAttributes,
        long readUnits,
        long writeUnits) {

    public Index {
        nonKeyAttributes = List.copyOf(nonKeyAttributes);
    }
}
