package io.kinefka.analytics.record;

import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;

/** Writes rows as records. */
public interface RowWriter {

    /**
     * A record's data.
     *
     * @param row in Calcite's representation; what is behind the columns of this writer is left out
     */
    byte[] write(@Nullable Object[] row);

    /**
     * A writer for an output.
     *
     * @param columns the visible columns of the stream
     */
    static RowWriter of(OutputFormat format, List<RelDataTypeField> columns) {
        return switch (format) {
            case JSON -> new JsonRowWriter(columns);
            case CSV -> new CsvRowWriter(columns);
        };
    }
}
