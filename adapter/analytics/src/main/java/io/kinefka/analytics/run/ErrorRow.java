package io.kinefka.analytics.run;

/**
 * A row of {@code error_stream}, with AWS's columns.
 *
 * @param errorTimeMillis ERROR_TIME: when it was found, in milliseconds since 1970
 * @param level ERROR_LEVEL, up to 10 characters
 * @param name ERROR_NAME, up to 32 characters
 * @param message MESSAGE, up to 4,096 characters
 * @param dataRowtimeMillis DATA_ROWTIME: the ROWTIME of the row it is about
 * @param dataRow DATA_ROW: that row's values as text in UTF-8, in hexadecimal digits, up to 49,152 of them
 * @param pump PUMP_NAME, up to 128 characters
 */
public record ErrorRow(
        long errorTimeMillis,
        String level,
        String name,
        String message,
        long dataRowtimeMillis,
        String dataRow,
        String pump) {}
