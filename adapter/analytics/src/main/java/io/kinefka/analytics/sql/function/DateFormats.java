package io.kinefka.analytics.sql.function;

import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.calcite.linq4j.function.Strict;

/** Dates and times to and from text, by Java's SimpleDateFormat as in the service, in UTC; generated code calls it. */
@Strict
public final class DateFormats {
    private static final long MILLIS_PER_DAY = 86_400_000L;

    private DateFormats() {}

    /** Of milliseconds since 1970. */
    public static String timestampToChar(String format, long timestamp) {
        return format(format).format((Object) timestamp);
    }

    /** Of days since 1970. */
    public static String dateToChar(String format, int date) {
        return timestampToChar(format, date * MILLIS_PER_DAY);
    }

    /** Of milliseconds since midnight. */
    public static String timeToChar(String format, int time) {
        return timestampToChar(format, time);
    }

    /** To milliseconds since 1970; no part may be out of its range, and what follows in the text is ignored. */
    public static long charToTimestamp(String format, String text) {
        var strict = format(format);
        strict.setLenient(false);
        var parsed = strict.parse(text, new ParsePosition(0));
        if (parsed == null) {
            throw new IllegalArgumentException("the text does not have the format " + format);
        }
        return parsed.toInstant().toEpochMilli();
    }

    /** To days since 1970. */
    public static int charToDate(String format, String text) {
        return Math.toIntExact(Math.floorDiv(charToTimestamp(format, text), MILLIS_PER_DAY));
    }

    /** To milliseconds since midnight. */
    public static int charToTime(String format, String text) {
        return Math.toIntExact(Math.floorMod(charToTimestamp(format, text), MILLIS_PER_DAY));
    }

    private static SimpleDateFormat format(String format) {
        var result = new SimpleDateFormat(format, Locale.ENGLISH);
        result.setTimeZone(TimeZone.getTimeZone("UTC"));
        return result;
    }
}
