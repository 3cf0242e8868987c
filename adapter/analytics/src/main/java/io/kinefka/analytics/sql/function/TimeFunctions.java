package io.kinefka.analytics.sql.function;

import org.apache.calcite.linq4j.function.Strict;

/** Arithmetic on timestamps, which are milliseconds since 1970 in UTC; generated code calls it. */
@Strict
public final class TimeFunctions {
    private TimeFunctions() {}

    /** The timestamp rounded down to a multiple of the interval since 1970. */
    public static long step(long timestamp, long intervalMillis) {
        return Math.floorDiv(timestamp, intervalMillis) * intervalMillis;
    }

    /** Milliseconds since 1970. */
    public static long unixTimestamp(long timestamp) {
        return timestamp;
    }

    /** The timestamp of milliseconds since 1970. */
    public static long toTimestamp(long millis) {
        return millis;
    }

    /** Milliseconds from the first to the second. */
    public static long difference(long from, long to) {
        return Math.subtractExact(to, from);
    }
}
