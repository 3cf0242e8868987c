package io.kinefka.analytics.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;

/** From text to Calcite's representation of a value; fails by unchecked exceptions of several kinds. */
interface TextConversion {
    Object apply(String text);

    /** {@code 2026-01-02 03:04:05.678}, with T in the place of the space, without fraction, with or without an offset. */
    DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .optionalEnd()
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    /**
     * To values of that type.
     *
     * @throws IllegalArgumentException if there is no way to it
     */
    static TextConversion to(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> TextConversion::truth;
            case TINYINT -> text -> whole(text).byteValueExact();
            case SMALLINT -> text -> whole(text).shortValueExact();
            case INTEGER -> text -> whole(text).intValueExact();
            case BIGINT -> text -> whole(text).longValueExact();
            case DECIMAL -> text -> decimal(text, type.getPrecision(), type.getScale());
            case REAL -> TextConversion::real;
            case FLOAT, DOUBLE -> TextConversion::approximate;
            case VARCHAR -> text -> cut(text, type.getPrecision());
            case CHAR -> text -> padded(cut(text, type.getPrecision()), type.getPrecision());
            case BINARY, VARBINARY -> text -> ByteString.of(text.strip(), 16);
            case DATE -> text -> Math.toIntExact(LocalDate.parse(text.strip()).toEpochDay());
            case TIME -> text -> Math.toIntExact(LocalTime.parse(text.strip()).getLong(ChronoField.MILLI_OF_DAY));
            case TIMESTAMP -> TextConversion::timestamp;
            default -> throw new IllegalArgumentException("Records cannot hold values of type " + type);
        };
    }

    private static Boolean truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("Neither true nor false");
        };
    }

    private static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text.strip());
        // What is longer would take long to write out.
        if (Math.abs((long) number.scale()) > 1_000) {
            throw new ArithmeticException("Out of range");
        }
        return number;
    }

    /** As in CAST, what is behind the point is left out. */
    private static BigDecimal whole(String text) {
        return number(text).setScale(0, RoundingMode.DOWN);
    }

    private static BigDecimal decimal(String text, int precision, int scale) {
        BigDecimal number = number(text).setScale(scale, RoundingMode.DOWN);
        if (number.precision() > precision) {
            throw new ArithmeticException("Out of range");
        }
        return number;
    }

    private static Float real(String text) {
        float number = Float.parseFloat(text);
        if (!Float.isFinite(number)) {
            throw new ArithmeticException("Out of range");
        }
        return number;
    }

    private static Double approximate(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new ArithmeticException("Out of range");
        }
        return number;
    }

    private static String cut(String text, int charsMax) {
        return charsMax < 0 || text.length() <= charsMax ? text : text.substring(0, charsMax);
    }

    private static String padded(String text, int chars) {
        return text + " ".repeat(Math.max(0, chars - text.length()));
    }

    private static Long timestamp(String text) {
        TemporalAccessor parsed = TIMESTAMP.parse(text.strip());
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        return LocalDate.from(parsed)
                .atTime(LocalTime.from(parsed))
                .toInstant(offset == null ? ZoneOffset.UTC : offset)
                .toEpochMilli();
    }
}
