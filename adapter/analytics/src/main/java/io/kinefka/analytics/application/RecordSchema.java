package io.kinefka.analytics.application;

import io.kinefka.analytics.sql.TableSchema;
import java.util.List;
import java.util.Optional;

/**
 * How records become rows.
 *
 * @param format of the records
 * @param columns of the rows, in order
 */
public record RecordSchema(RecordFormat format, List<Column> columns) {

    public RecordSchema {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param name in SQL
     * @param mapping where its value is in a record, as a JSONPath; absent for CSV
     * @param sqlType for example {@code VARCHAR(16)}
     */
    public record Column(String name, Optional<String> mapping, String sqlType) {}

    /** For the compiler, under this name. */
    public TableSchema table(String name) {
        return new TableSchema(
                name,
                columns.stream()
                        .map(column -> new TableSchema.Column(column.name(), column.sqlType()))
                        .toList());
    }
}
