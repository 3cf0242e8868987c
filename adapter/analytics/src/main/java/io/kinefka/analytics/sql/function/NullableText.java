package io.kinefka.analytics.sql.function;

import org.jspecify.annotations.Nullable;

/** Text of what may be null; generated code calls it. */
public final class NullableText {
    private NullableText() {}

    /** TIMESTAMP_TO_CHAR: in the service, null has a text, too. */
    public static @Nullable String timestampToChar(@Nullable String format, @Nullable Long timestamp) {
        if (format == null) {
            return null;
        }
        return timestamp == null ? "null" : DateFormats.timestampToChar(format, timestamp);
    }
}
