package io.kinefka.log.analytics;

import io.kinefka.log.catalog.CatalogWrite;
import io.kinefka.mapping.CatalogKey;
import io.kinefka.mapping.UnsupportedFormatException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What an application had in Kafka and does not need any more, since it was deleted or began anew. Its catalog record: an int16 format
 * version, and the moment in milliseconds.
 *
 * @param group the name of it
 * @param since when it was left behind
 */
public record Leftover(String group, Instant since) {
    static final String KIND = "analytics-leftover";
    private static final short VERSION = 0;

    public Leftover {
        since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    CatalogWrite put() {
        return new CatalogWrite(
                key(group),
                ByteBuffer.allocate(Short.BYTES + Long.BYTES)
                        .putShort(VERSION)
                        .putLong(since.toEpochMilli())
                        .array());
    }

    static CatalogKey key(String group) {
        return new CatalogKey(KIND, group);
    }

    /**
     * Reads what this version has written.
     *
     * @throws UnsupportedFormatException if a newer version has written it
     */
    static Leftover of(CatalogKey key, byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        short version = bytes.getShort();
        if (version != VERSION) {
            throw new UnsupportedFormatException(version, VERSION);
        }
        return new Leftover(key.name(), Instant.ofEpochMilli(bytes.getLong()));
    }
}
