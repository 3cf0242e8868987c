package io.kinefka.analytics.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.encryption.LocalKeyStore;
import io.kinefka.encryption.RecordEncryption;
import io.kinefka.encryption.RecordEncryption.DataKeyLimits;
import io.kinefka.mapping.RecordLayout;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedOutputIT {
    @TempDir
    private Path directory;

    @Test
    void sealsResultsAsPutRecordDoes() throws InterruptedException {
        LocalKeyStore keys = LocalKeyStore.openOrCreate(directory.resolve("keystore.json"), Clock.systemUTC());
        Topic topic = Topic.create("encrypted-clicks", 1);
        topic.append(0, System.currentTimeMillis(), Clicks.click(1, "secret"));
        topic.flush();

        try (StreamGateway gateway = StreamGateway.open(directory, keys)) {
            StreamMetadata stream = gateway.create(
                    "encrypted-results", 2, StreamOptions.DEFAULT.withEncryptionKey(LocalKeyStore.SERVICE_ALIAS));
            gateway.retain(Clicks.intoStream(topic.name(), stream.topic()));

            List<ConsumerRecord<byte[], byte[]>> found = await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> StreamResults.of(stream).read(), results -> !results.isEmpty());

            assertThat(found).hasSize(1);
            var sealed = found.get(0);
            assertThat(new String(sealed.value(), UTF_8)).doesNotContain("secret");
            String key = RecordLayout.encryptionKey(sealed.headers()).orElseThrow();
            byte[] opened = new RecordEncryption(keys, DataKeyLimits.DEFAULT, Clock.systemUTC())
                    .open(stream.topic(), key, sealed.value());
            assertThat(new String(opened, UTF_8)).isEqualTo("1,secret\n");
        }
    }
}
