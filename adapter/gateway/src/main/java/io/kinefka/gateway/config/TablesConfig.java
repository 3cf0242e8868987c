package io.kinefka.gateway.config;

/**
 * How much may be kept in tables, those of all clients together.
 *
 * @param countMax how many tables
 * @param itemsMax how many items
 * @param bytesMax how much memory they may take
 */
public record TablesConfig(int countMax, int itemsMax, long bytesMax) {
    private static final long MIB = 1 << 20;
    private static final long TIB = 1L << 40;

    public TablesConfig {
        Checks.between(Keys.TABLES_COUNT_MAX, countMax, 1, 100_000);
        Checks.between(Keys.TABLES_ITEMS_MAX, itemsMax, 1, 100_000_000);
        Checks.between(Keys.TABLES_BYTES_MAX, bytesMax, MIB, TIB);
    }
}
