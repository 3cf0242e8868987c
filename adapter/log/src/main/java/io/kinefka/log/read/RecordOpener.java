package io.kinefka.log.read;

import io.kinefka.encryption.KeyException;
import io.kinefka.encryption.RecordEncryption;
import io.kinefka.mapping.RecordLayout;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes of Kafka's records what their producers gave. */
public final class RecordOpener {
    private final RecordEncryption encryption;

    public RecordOpener(RecordEncryption encryption) {
        this.encryption = encryption;
    }

    /**
     * Opens a record.
     *
     * @throws KeyException when it is encrypted and its key cannot be used
     */
    public LogRecord open(ConsumerRecord<byte[], byte[]> found) {
        byte[] value = RecordLayout.data(found.value());
        var keyId = RecordLayout.encryptionKey(found.headers()).filter(key -> found.value() != null);
        byte[] data =
                keyId.map(key -> encryption.open(found.topic(), key, value)).orElse(value);
        return new LogRecord(
                found.offset(),
                found.timestamp(),
                RecordLayout.partitionKey(found.key()),
                ByteBuffer.wrap(data),
                keyId.isPresent());
    }
}
