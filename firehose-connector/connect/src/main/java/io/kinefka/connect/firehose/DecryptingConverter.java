package io.kinefka.connect.firehose;

import io.kinefka.encryption.DecryptingDeserializer;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Gives a sink the data of Kinesis streams that are or were encrypted, as bytes. Records that are not encrypted pass as
 * they are. A record that cannot be decrypted stops the task, unless {@code errors.tolerance} says otherwise.
 */
public final class DecryptingConverter implements Converter {
    private static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    DecryptingDeserializer.KEYSTORE_CONFIG,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    Importance.HIGH,
                    "The path of the key store's file, on every worker.");

    private final DecryptingDeserializer deserializer = new DecryptingDeserializer();

    @Override
    public String version() {
        return PluginVersion.get();
    }

    @Override
    public ConfigDef config() {
        return DEFINITION;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        deserializer.configure(configs, isKey);
    }

    /** For sinks only. */
    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        throw new DataException("This converter reads, and does not write");
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte @Nullable [] value) {
        return new SchemaAndValue(Schema.OPTIONAL_BYTES_SCHEMA, value);
    }

    @Override
    public SchemaAndValue toConnectData(String topic, Headers headers, byte @Nullable [] value) {
        try {
            return toConnectData(topic, deserializer.deserialize(topic, headers, value));
        } catch (SerializationException e) {
            throw new DataException(e.getMessage() + ": " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        deserializer.close();
    }
}
