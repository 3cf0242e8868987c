package io.kinefka.log.claim;

import io.kinefka.mapping.UnsupportedFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway says about a place.
 *
 * @param place which
 * @param claim whose
 * @param undisturbed for how long nobody else may take the place, if this takes it; null if it gives the place back
 */
record ClaimRecord(String place, UUID claim, @Nullable Duration undisturbed) {
    private static final short VERSION = 0;
    private static final int BYTES = Short.BYTES + 3 * Long.BYTES;
    private static final long RELEASE = -1;

    byte[] encodeKey() {
        return place.getBytes(StandardCharsets.UTF_8);
    }

    byte[] encodeValue() {
        return ByteBuffer.allocate(BYTES)
                .putShort(VERSION)
                .putLong(claim.getMostSignificantBits())
                .putLong(claim.getLeastSignificantBits())
                .putLong(undisturbed == null ? RELEASE : undisturbed.toMillis())
                .array();
    }

    static ClaimRecord decode(byte[] key, byte[] value) {
        var in = ByteBuffer.wrap(value);
        short version = in.getShort();
        if (version != VERSION) {
            throw new UnsupportedFormatException(version, VERSION);
        }
        var claim = new UUID(in.getLong(), in.getLong());
        long millis = in.getLong();
        return new ClaimRecord(
                new String(key, StandardCharsets.UTF_8), claim, millis == RELEASE ? null : Duration.ofMillis(millis));
    }
}
