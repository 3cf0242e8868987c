package io.kinefka.analytics.record;

import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;

/** Reads the rows that a record holds. */
public interface RowReader {

    /** Takes what is found, in its order. */
    interface Rows {
        /** A row with the columns of the input's schema, in Calcite's representation. */
        void row(@Nullable Object[] columns);

        /** Something that is no row, or has a value that does not fit its column. */
        void malformed(String reason);
    }

    /** Reads everything; nothing that a record can hold makes it fail. */
    void read(byte[] data, Rows rows);

    /**
     * A reader for an input.
     *
     * @param columns the visible columns of the input's stream
     * @throws IllegalArgumentException if the format has more or fewer columns, or there are columns of types that no record can hold
     */
    static RowReader of(InputFormat format, List<RelDataTypeField> columns) {
        List<Coercion> coercions = columns.stream().map(Coercion::to).toList();
        if (format instanceof InputFormat.Csv csv) {
            return new CsvRowReader(csv, coercions);
        }
        InputFormat.Json json = (InputFormat.Json) format;
        if (json.columns().size() != columns.size()) {
            throw new IllegalArgumentException(json.columns().size() + " paths for " + columns.size() + " columns");
        }
        return new JsonRowReader(json, coercions);
    }
}
