package io.kinefka.log.account;

import io.kinefka.mapping.UnsupportedFormatException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The value of an account's catalog record: an int16 format version, then the instants of its
 * {@link ThroughputCommitment} as int64 milliseconds since 1970, of which an absent one is the least int64.
 */
final class ThroughputCommitmentFormat {
    private static final short VERSION = 0;
    private static final long ABSENT = Long.MIN_VALUE;

    private ThroughputCommitmentFormat() {}

    static byte[] encode(ThroughputCommitment commitment) {
        return ByteBuffer.allocate(Short.BYTES + 2 * Long.BYTES)
                .putShort(VERSION)
                .putLong(millis(commitment.startedAt()))
                .putLong(millis(commitment.endsAt()))
                .array();
    }

    /**
     * Reads what this version has encoded.
     *
     * @throws UnsupportedFormatException if a newer version has written it
     */
    static ThroughputCommitment decode(byte[] value) {
        var in = ByteBuffer.wrap(value);
        short version = in.getShort();
        if (version != VERSION) {
            throw new UnsupportedFormatException(version, VERSION);
        }
        return new ThroughputCommitment(instant(in.getLong()), instant(in.getLong()));
    }

    private static long millis(@Nullable Instant instant) {
        return instant == null ? ABSENT : instant.toEpochMilli();
    }

    private static @Nullable Instant instant(long millis) {
        return millis == ABSENT ? null : Instant.ofEpochMilli(millis);
    }
}
