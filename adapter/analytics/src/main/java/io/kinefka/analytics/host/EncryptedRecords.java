package io.kinefka.analytics.host;

import io.kinefka.encryption.RecordEncryption;
import io.kinefka.mapping.RecordLayout;
import org.apache.kafka.common.header.Headers;

/** Opens the records of streams that are encrypted, and leaves others as they are. */
public final class EncryptedRecords implements RecordOpener {
    private final RecordEncryption encryption;

    /** With the keys of that. */
    public EncryptedRecords(RecordEncryption encryption) {
        this.encryption = encryption;
    }

    @Override
    public byte[] open(String topic, Headers headers, byte[] value) {
        return RecordLayout.encryptionKey(headers)
                .map(key -> encryption.open(topic, key, value))
                .orElse(value);
    }
}
