package io.kinefka.firehose.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.delivery.testing.LocalS3;
import io.kinefka.encryption.DataKey;
import io.kinefka.encryption.KeyException;
import io.kinefka.encryption.KeyService;
import io.kinefka.encryption.RecordEncryption;
import io.kinefka.encryption.RecordEncryption.DataKeyLimits;
import io.kinefka.mapping.RecordLayout;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedRecordsIT {
    private static final String NAME = "encrypted-records";

    @TempDir
    private Path objects;

    @TempDir
    private Path directory;

    @Test
    void standsAtARecordThatCannotBeDecryptedUntilItCan() {
        SwitchableKey key = new SwitchableKey();
        RecordEncryption encryption = new RecordEncryption(key, DataKeyLimits.DEFAULT, Clock.systemUTC());
        Topic topic = Topic.create(NAME, 2);
        topic.append(0, "plain ");
        byte[] sealed = encryption.sealer("key", NAME, 1).seal("secret ".getBytes(UTF_8));
        topic.append(0, sealed, Map.of(RecordLayout.ENCRYPTION_KEY_HEADER, "key"));
        topic.append(0, "behind");
        topic.append(1, "elsewhere");
        key.isUsable = false;

        try (LocalS3 s3 = LocalS3.start(objects);
                Host host = Host.on(s3, directory, key, DeliveryMeasurements.NONE)) {
            host.retain(new HostedStream(NAME, NAME, Instant.EPOCH, DeliveryHostsIT.config("1", 1)));
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> topic.committed(NAME).equals(Map.of(0, 1L, 1, 1L)));
            assertThat(text(s3)).contains("plain ", "elsewhere").doesNotContain("secret", "behind");

            key.isUsable = true;
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> topic.committed(NAME).equals(Map.of(0, 3L, 1, 1L)));

            assertThat(text(s3)).contains("secret behind");
        }
    }

    private static String text(LocalS3 s3) {
        return s3.keys().stream().map(each -> new String(s3.read(each), UTF_8)).reduce("", String::concat);
    }

    /** One key that wraps nothing, and that can be switched off. */
    private static final class SwitchableKey implements KeyService {
        private volatile boolean isUsable = true;

        @Override
        public String requireUsable(String name) {
            if (!isUsable) {
                throw new KeyException(KeyException.Reason.DISABLED, name);
            }
            return name;
        }

        @Override
        public DataKey generate(String keyId) {
            return new DataKey(new byte[32], new byte[16]);
        }

        @Override
        public byte[] unwrap(String keyId, byte[] wrapped) {
            return new byte[32];
        }
    }
}
