package io.kinefka.analytics.run;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Rows as lines of cases have them: times are of one day. */
public final class CaseTypes {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MILLI_OF_SECOND, 0, 3, true)
            .toFormatter();

    private CaseTypes() {}

    public static long millis(String time) {
        return LocalDateTime.of(DAY, LocalTime.parse(time, TIME))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    public static String time(long millis) {
        var time = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        return time.toLocalDate().equals(DAY) ? TIME.format(time) : time.toString();
    }

    /** A stream's row: its own columns, and the system's behind them; a rowtime may have the time of arrival behind it. */
    static @Nullable Object[] streamRow(RelDataType type, String rowtime, List<String> values) {
        var row = new @Nullable Object[type.getFieldCount()];
        var own = values(type, values);
        System.arraycopy(own, 0, row, 0, own.length);
        var times = rowtime.split("@", -1);
        row[own.length] = millis(times[0]);
        row[own.length + 1] = millis(times[times.length - 1]);
        row[own.length + 2] = "shardId-000000000000";
        return row;
    }

    public static @Nullable Object[] values(RelDataType type, List<String> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> value(values.get(i), type.getFieldList().get(i).getType()))
                .toArray();
    }

    private static @Nullable Object value(String text, RelDataType type) {
        if (text.equals("null")) {
            return null;
        }
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> Boolean.valueOf(text);
            case TINYINT -> Byte.valueOf(text);
            case SMALLINT -> Short.valueOf(text);
            case INTEGER -> Integer.valueOf(text);
            case BIGINT -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case REAL -> Float.valueOf(text);
            case FLOAT, DOUBLE -> Double.valueOf(text);
            case TIMESTAMP -> millis(text);
            default -> text;
        };
    }

    /** The line of a row; the last column is its ROWTIME. */
    public static String line(String stream, RelDataType type, @Nullable Object[] row) {
        var parts = new ArrayList<String>();
        var last = row.length - 1;
        parts.add("= " + stream + " " + (row[last] instanceof Long rowtime ? time(rowtime) : "null"));
        for (var i = 0; i < last; i++) {
            var isTime = type.getFieldList().get(i).getType().getSqlTypeName() == SqlTypeName.TIMESTAMP;
            parts.add(isTime && row[i] instanceof Long millis ? time(millis) : String.valueOf(row[i]));
        }
        return parts.stream().collect(Collectors.joining(" | "));
    }
}
