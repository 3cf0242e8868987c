package io.kinefka.analytics.sql.function;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of which each column is at a place of its own. */
record FixedColumnLog(List<LogColumns.Field> fields) implements LogFormat {
    /** Fields without a place are refused. */
    FixedColumnLog {
        fields = List.copyOf(fields);
        for (var field : fields) {
            if (field.start() < 0) {
                throw new IllegalArgumentException("Column '" + field.column().name() + "' needs START");
            }
        }
    }

    @Override
    public List<LogColumn> columns() {
        return fields.stream().map(LogColumns.Field::column).toList();
    }

    @Override
    public List<@Nullable String> parse(String line) {
        return fields.stream().<@Nullable String>map(field -> text(line, field)).toList();
    }

    private static @Nullable String text(String line, LogColumns.Field field) {
        if (field.start() >= line.length()) {
            return null;
        }
        var length = line.length() - field.start();
        return line.substring(
                field.start(), field.start() + (field.length() < 0 ? length : Math.min(length, field.length())));
    }
}
