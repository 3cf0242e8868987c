package io.kinefka.log.table;

/**
 * How much a table may hold.
 *
 * @param bytesMax of keys and values, and of what keeping them costs
 * @param entriesMax how many keys
 * @param logBytesMin how much is written, at least, before the log is rewritten
 */
public record TableSettings(long bytesMax, int entriesMax, long logBytesMin) {
    /** The log is rewritten when it has grown by as much, if the table is not larger than that. */
    public static final long LOG_BYTES_MIN = 4L << 20;

    /** 100,000 keys in 64 MiB. */
    public static final TableSettings DEFAULT = new TableSettings(64L << 20, 100_000, LOG_BYTES_MIN);
}
