package io.kinefka.encryption;

import io.kinefka.encryption.RecordEncryption.DataKeyLimits;
import io.kinefka.mapping.RecordLayout;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a native Kafka consumer ({@code value.deserializer}) read the data of streams that are or were encrypted. Records
 * that are not encrypted pass as they are. A key that is missing or disabled, and a value that its key does not open, fail
 * with a {@link SerializationException} whose cause is a {@link KeyException}.
 */
public final class DecryptingDeserializer implements Deserializer<byte[]> {

    /** The path of the key store's file; required. */
    public static final String KEYSTORE_CONFIG = "kinefka.encryption.keystore";

    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

    private @Nullable RecordEncryption encryption;
    private @Nullable KeyStoreWatch watch;

    /**
     * Reads the key store, and follows its changes from then on.
     *
     * @throws ConfigException if the setting is missing, or the file is not a key store
     */
    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        Object file = configs.get(KEYSTORE_CONFIG);
        if (file == null) {
            throw new ConfigException(KEYSTORE_CONFIG + " must be set");
        }
        try {
            LocalKeyStore store = LocalKeyStore.open(Path.of(file.toString()));
            encryption = new RecordEncryption(store, DataKeyLimits.DEFAULT, Clock.systemUTC());
            watch = KeyStoreWatch.start(store, LOOK_INTERVAL);
        } catch (KeyStoreException e) {
            throw new ConfigException(KEYSTORE_CONFIG, file, e.getMessage());
        }
    }

    /** The value as it is: without headers nobody can tell whether it is encrypted. */
    @Override
    public byte @Nullable [] deserialize(String topic, byte @Nullable [] value) {
        return value;
    }

    @Override
    public byte @Nullable [] deserialize(String topic, Headers headers, byte @Nullable [] value) {
        Optional<String> keyId = RecordLayout.encryptionKey(headers);
        if (value == null || keyId.isEmpty()) {
            return value;
        }
        if (encryption == null) {
            throw new IllegalStateException("Not configured");
        }
        try {
            return encryption.open(topic, keyId.get(), value);
        } catch (KeyException e) {
            throw new SerializationException("A record cannot be decrypted", e);
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
