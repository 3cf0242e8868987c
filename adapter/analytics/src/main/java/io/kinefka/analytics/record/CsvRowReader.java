package io.kinefka.analytics.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lines of fields. A column for which a line has no field, or an empty one, is NULL; fields beyond the columns are left out. */
final class CsvRowReader implements RowReader {
    private final InputFormat.Csv format;
    private final List<Coercion> coercions;

    CsvRowReader(InputFormat.Csv format, List<Coercion> coercions) {
        this.format = format;
        this.coercions = coercions;
    }

    @Override
    public void read(byte[] data, Rows rows) {
        CsvFields fields = new CsvFields(new String(data, StandardCharsets.UTF_8), format);
        while (fields.hasLine()) {
            List<@Nullable String> line = new ArrayList<>();
            try {
                fields.readLine(line);
                rows.row(row(line));
            } catch (MalformedValueException e) {
                rows.malformed(e.reason());
            }
        }
    }

    private @Nullable Object[] row(List<@Nullable String> line) throws MalformedValueException {
        @Nullable Object[] columns = new Object[coercions.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = coercions.get(i).apply(i < line.size() ? line.get(i) : null);
        }
        return columns;
    }
}
