package io.kinefka.encryption;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Encrypts the records of one request for one topic. Thread-safe. */
public final class RecordSealer {
    private final String keyId;
    private final Aead dataKey;
    private final byte[] wrapped;
    private final byte[] topic;

    RecordSealer(String keyId, Aead dataKey, byte[] wrapped, String topic) {
        this.keyId = keyId;
        this.dataKey = dataKey;
        this.wrapped = wrapped;
        this.topic = topic.getBytes(StandardCharsets.UTF_8);
    }

    /** The id of the key, for the record's header. */
    public String keyId() {
        return keyId;
    }

    /** How many bytes longer an encrypted value is than the data in it. */
    public int overheadBytes() {
        return EncryptedValue.overheadBytes(wrapped);
    }

    /** The value for data. */
    public byte[] seal(byte[] data) {
        try {
            return EncryptedValue.write(wrapped, dataKey.encrypt(data, topic));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A record was not encrypted", e);
        }
    }
}
