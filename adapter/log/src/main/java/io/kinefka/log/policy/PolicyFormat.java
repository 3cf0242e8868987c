package io.kinefka.log.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.mapping.UnsupportedFormatException;
import java.nio.ByteBuffer;

/** The value of a policy's catalog record: an int16 format version, then the text in UTF-8. */
final class PolicyFormat {
    private static final short VERSION = 0;

    private PolicyFormat() {}

    static byte[] encode(String policy) {
        byte[] text = policy.getBytes(UTF_8);
        return ByteBuffer.allocate(Short.BYTES + text.length)
                .putShort(VERSION)
                .put(text)
                .array();
    }

    /**
     * Reads what this version has encoded.
     *
     * @throws UnsupportedFormatException if a newer version has written it
     */
    static String decode(byte[] value) {
        var in = ByteBuffer.wrap(value);
        short version = in.getShort();
        if (version != VERSION) {
            throw new UnsupportedFormatException(version, VERSION);
        }
        return UTF_8.decode(in).toString();
    }
}
