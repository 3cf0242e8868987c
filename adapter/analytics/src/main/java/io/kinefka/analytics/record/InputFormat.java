package io.kinefka.analytics.record;

import java.util.List;

/** How the records of an input hold rows. */
public sealed interface InputFormat {

    /**
     * JSON values, one or several in a record.
     *
     * @param rows where in such a value the rows are
     * @param columns where in a row the columns are
     */
    record Json(JsonPath rows, List<JsonPath> columns) implements InputFormat {
        /** Copies the list. */
        public Json {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Lines of fields, one for each column in its order; a line may end early.
     *
     * @param rowDelimiter what ends a line
     * @param columnDelimiter what is between fields
     */
    record Csv(String rowDelimiter, String columnDelimiter) implements InputFormat {
        /** Refuses empty delimiters. */
        public Csv {
            if (rowDelimiter.isEmpty() || columnDelimiter.isEmpty()) {
                throw new IllegalArgumentException("A delimiter is empty");
            }
        }
    }
}
