package io.kinefka.analytics.sql.function;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A column of a parsed log.
 *
 * @param precision and scale are -1 if the type has none, or its default
 * @param dateFormat of dates and times, as Java's SimpleDateFormat has it; null for SQL's own
 */
record LogColumn(
        String name,
        SqlTypeName type,
        int precision,
        int scale,
        boolean nullable,
        @Nullable String dateFormat) {
    private static final int TEXT_CHARS_MAX = 1024;

    /** A column of text, as long as the service lets it be by default. */
    static LogColumn text(String name) {
        return new LogColumn(name, SqlTypeName.VARCHAR, TEXT_CHARS_MAX, -1, true, null);
    }

    /** COLUMN1 to COLUMNn. */
    static List<LogColumn> texts(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> text("COLUMN" + i)).toList();
    }

    /** Its type; whether it may be null is for {@link #checked} to say. */
    RelDataType in(RelDataTypeFactory types) {
        var result = precision < 0
                ? types.createSqlType(type)
                : scale < 0 ? types.createSqlType(type, precision) : types.createSqlType(type, precision, scale);
        return types.createTypeWithNullability(result, true);
    }

    /** The text that CAST makes a value of this type of. */
    @Nullable String checked(@Nullable String text) {
        if (text == null || (text.isEmpty() && !SqlTypeName.CHAR_TYPES.contains(type))) {
            if (!nullable) {
                throw new IllegalArgumentException("Column '" + name + "' does not allow NULLs");
            }
            return null;
        }
        if (dateFormat == null) {
            return text;
        }
        var millis = DateFormats.charToTimestamp(dateFormat, text);
        return switch (type) {
            case DATE -> DateFormats.timestampToChar("yyyy-MM-dd", millis);
            case TIME -> DateFormats.timestampToChar("HH:mm:ss", millis);
            default -> DateFormats.timestampToChar("yyyy-MM-dd HH:mm:ss.SSS", millis);
        };
    }
}
