package io.kinefka.analytics.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Writes a row as a line of fields between commas; NULL is an empty field, and a field is quoted where it has to be. */
final class CsvRowWriter implements RowWriter {
    private final List<SqlTypeName> types;

    CsvRowWriter(List<RelDataTypeField> columns) {
        types = columns.stream()
                .map(column -> column.getType().getSqlTypeName())
                .toList();
    }

    @Override
    public byte[] write(@Nullable Object[] row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < types.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            Object value = row[i];
            if (value != null) {
                append(ValueText.of(value, types.get(i)), line);
            }
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(String field, StringBuilder line) {
        boolean isPlain = !field.isEmpty() && field.chars().noneMatch(each -> ",\"\r\n".indexOf(each) >= 0);
        if (isPlain) {
            line.append(field);
        } else {
            line.append('"').append(field.replace("\"", "\"\"")).append('"');
        }
    }
}
