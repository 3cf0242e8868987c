package io.kinefka.kcl;

import io.kinefka.encryption.DecryptingDeserializer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/** Stands in for decryption where the application has named no key store; only ever asked about encrypted values. */
final class NoKeys implements Deserializer<byte[]> {
    @Override
    public byte[] deserialize(String topic, byte[] value) {
        throw new SerializationException("A record of " + topic + " is encrypted: set "
                + DecryptingDeserializer.KEYSTORE_CONFIG + " in the Kafka properties");
    }

    @Override
    public byte[] deserialize(String topic, Headers headers, byte[] value) {
        return deserialize(topic, value);
    }
}
