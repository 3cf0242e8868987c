package io.kinefka.companions.dynamodb.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that identify items of a table, or order those of an index.
 *
 * @param hash the partition key
 * @param range the sort key; null if there is none
 */
public record KeySchema(String hash, @Nullable String range) {

    /** Their names. */
    public List<String> attributes() {
        return range == null ? List.of(hash) : List.of(hash, range);
    }
}
