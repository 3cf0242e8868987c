package io.kinefka.analytics.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.calcite.sql.type.SqlTypeName;

/** The text of values: times as {@code yyyy-MM-dd HH:mm:ss.SSS}, numbers without exponents where they are exact. */
final class ValueText {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private ValueText() {}

    static String of(Object value, SqlTypeName type) {
        return switch (type) {
            case TIMESTAMP -> TIMESTAMP.format(Instant.ofEpochMilli((Long) value));
            case DATE -> LocalDate.ofEpochDay((Integer) value).toString();
            case TIME -> TIME.format(LocalTime.ofNanoOfDay((Integer) value * NANOS_PER_MILLI));
            default -> value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        };
    }
}
