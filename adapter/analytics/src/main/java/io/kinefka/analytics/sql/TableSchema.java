package io.kinefka.analytics.sql;

import java.util.List;

/** An input stream or a reference table as the application's configuration describes it. */
public record TableSchema(String name, List<Column> columns) {
    /** Copies the list. */
    public TableSchema {
        columns = List.copyOf(columns);
    }

    /** A column, and its type in SQL, such as {@code VARCHAR(16)}. */
    public record Column(String name, String sqlType) {}
}
