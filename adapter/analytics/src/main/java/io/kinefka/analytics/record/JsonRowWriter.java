package io.kinefka.analytics.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Writes a row as a JSON object with a member for each column, without a line's end. */
final class JsonRowWriter implements RowWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BYTES_FIRST = 256;

    private final List<SerializableString> names;
    private final List<SqlTypeName> types;

    JsonRowWriter(List<RelDataTypeField> columns) {
        names = columns.stream()
                .<SerializableString>map(column -> new SerializedString(column.getName()))
                .toList();
        types = columns.stream()
                .map(column -> column.getType().getSqlTypeName())
                .toList();
    }

    @Override
    public byte[] write(@Nullable Object[] row) {
        var bytes = new ByteArrayOutputStream(BYTES_FIRST);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (int i = 0; i < names.size(); i++) {
                json.writeFieldName(names.get(i));
                write(row[i], types.get(i), json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(@Nullable Object value, SqlTypeName type, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal.toPlainString());
        } else if (value instanceof Number && !SqlTypeName.DATETIME_TYPES.contains(type)) {
            json.writeNumber(value.toString());
        } else {
            json.writeString(ValueText.of(value, type));
        }
    }
}
