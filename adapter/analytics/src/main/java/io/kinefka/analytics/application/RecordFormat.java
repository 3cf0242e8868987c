package io.kinefka.analytics.application;

/** How records are written. */
public sealed interface RecordFormat {

    /**
     * JSON documents.
     *
     * @param rowPath to what becomes a row, as a JSONPath
     */
    record Json(String rowPath) implements RecordFormat {}

    /**
     * Lines of values.
     *
     * @param rowDelimiter between lines
     * @param columnDelimiter between the values of a line
     */
    record Csv(String rowDelimiter, String columnDelimiter) implements RecordFormat {}
}
