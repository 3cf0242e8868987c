package io.kinefka.analytics.discover;

import java.util.List;
import java.util.Optional;

/** Finds a schema that fits records. */
public final class SchemaDiscovery {

    private SchemaDiscovery() {}

    /**
     * The schema of records; empty if they have nothing in common.
     *
     * @param records as texts; JSON documents, or lines of values that a comma, semicolon, bar or tabulator separates
     */
    public static Optional<Discovered> of(List<String> records) {
        if (records.isEmpty()) {
            return Optional.empty();
        }
        return JsonSchema.of(records).or(() -> CsvSchema.of(records));
    }
}
