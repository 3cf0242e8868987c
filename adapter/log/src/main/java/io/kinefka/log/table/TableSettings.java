package io.kinefka.log.table;

import java.time.Duration;

/**
 * How much a table may hold.
 *
 * @param bytesMax of keys and values
 * @param logBytesMin how much is written, at least, before the log is rewritten
 * @param deadline for Kafka's answers
 */
public record TableSettings(long bytesMax, long logBytesMin, Duration deadline) {
    /** The log is rewritten when it has grown by as much, if the table is not larger than that. */
    public static final long LOG_BYTES_MIN = 4L << 20;
}
