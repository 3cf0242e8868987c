package io.kinefka.encryption;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The value of an encrypted record, version 1:
 *
 * <pre>
 * 1 byte   version, 1
 * 2 bytes  n, the length of the wrapped data key, big-endian and unsigned
 * n bytes  the data key, wrapped by the key that the record's header names
 * 12 bytes nonce
 * rest     the data, encrypted with AES-256-GCM under the data key, and a tag of 16 bytes; the associated data is the
 *          topic's name in UTF-8
 * </pre>
 *
 * @param wrappedKey the wrapped data key
 * @param sealed nonce, encrypted data and tag
 */
record EncryptedValue(ByteBuffer wrappedKey, ByteBuffer sealed) {
    private static final byte VERSION = 1;
    private static final int WRAPPED_KEY_AT = 3;
    private static final int NONCE_AND_TAG_BYTES = 12 + 16;

    /** How many bytes longer a value is than its data. */
    static int overheadBytes(byte[] wrappedKey) {
        return WRAPPED_KEY_AT + wrappedKey.length + NONCE_AND_TAG_BYTES;
    }

    static byte[] write(byte[] wrappedKey, byte[] sealed) {
        ByteBuffer value = ByteBuffer.allocate(WRAPPED_KEY_AT + wrappedKey.length + sealed.length);
        value.put(VERSION).putShort((short) wrappedKey.length).put(wrappedKey).put(sealed);
        return value.array();
    }

    /** The parts, which share the value's bytes; empty if it has not this form. */
    static Optional<EncryptedValue> read(byte[] value) {
        if (value.length < WRAPPED_KEY_AT + NONCE_AND_TAG_BYTES || value[0] != VERSION) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(value);
        int wrappedBytes = Short.toUnsignedInt(bytes.getShort(1));
        int sealedBytes = value.length - WRAPPED_KEY_AT - wrappedBytes;
        return sealedBytes < NONCE_AND_TAG_BYTES
                ? Optional.empty()
                : Optional.of(new EncryptedValue(
                        bytes.slice(WRAPPED_KEY_AT, wrappedBytes),
                        bytes.slice(WRAPPED_KEY_AT + wrappedBytes, sealedBytes)));
    }
}
