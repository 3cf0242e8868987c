package io.kinefka.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.encryption.RecordEncryption.DataKeyLimits;
import io.kinefka.mapping.RecordLayout;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecryptingDeserializerTest {
    private static final byte[] DATA = "secret".getBytes(UTF_8);

    @TempDir
    private Path directory;

    private final DecryptingDeserializer deserializer = new DecryptingDeserializer();
    private final RecordHeaders headers = new RecordHeaders();

    @BeforeEach
    void configure() {
        LocalKeyStore.openOrCreate(file(), Clock.systemUTC());
        deserializer.configure(Map.of(DecryptingDeserializer.KEYSTORE_CONFIG, file().toString()), false);
    }

    @AfterEach
    void close() {
        deserializer.close();
    }

    private Path file() {
        return directory.resolve("keys.json");
    }

    private byte[] sealed() {
        var encryption = new RecordEncryption(LocalKeyStore.open(file()), DataKeyLimits.DEFAULT, Clock.systemUTC());
        var sealer = encryption.sealer(LocalKeyStore.SERVICE_ALIAS, "orders", 1);
        RecordLayout.markEncrypted(headers, sealer.keyId());
        return sealer.seal(DATA);
    }

    @Test
    void opensAnEncryptedRecord() {
        byte[] value = sealed();

        assertThat(deserializer.deserialize("orders", headers, value)).isEqualTo(DATA);
    }

    @Test
    void passesOthersAsTheyAre() {
        assertThat(deserializer.deserialize("orders", headers, DATA)).isSameAs(DATA);
        assertThat(deserializer.deserialize("orders", DATA)).isSameAs(DATA);
        assertThat(deserializer.deserialize("orders", headers, (byte[]) null)).isNull();
    }

    @Test
    void failsForWhatTheKeyDoesNotOpen() {
        byte[] value = sealed();

        assertThatThrownBy(() -> deserializer.deserialize("payments", headers, value))
                .isInstanceOf(SerializationException.class)
                .hasCauseInstanceOf(KeyException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void needsAKeyStore() {
        try (var other = new DecryptingDeserializer()) {
            assertThatThrownBy(() -> other.configure(Map.of(), false)).isInstanceOf(ConfigException.class);
            assertThatThrownBy(() -> other.configure(
                            Map.of(
                                    DecryptingDeserializer.KEYSTORE_CONFIG,
                                    directory.resolve("none").toString()),
                            false))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("There is no key store");
            byte[] value = sealed();
            assertThatThrownBy(() -> other.deserialize("orders", headers, value))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
