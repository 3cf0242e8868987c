package io.kinefka.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.log.error.LogException;
import io.kinefka.log.stream.NewStream;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicSettingsIT {
    private static final StreamId ID = new StreamId("000000000000", "us-east-1", "topic-settings");

    private static StreamMetadata increased(StreamMetadata stream, int hours) {
        if (hours < stream.retentionHours()) {
            throw LogException.streamNotActive(ID, stream.status());
        }
        return stream.withRetention(hours, Instant.now());
    }

    private static CompletableFuture<Boolean> change(KafkaLog log, int hours, boolean increases) {
        return log.streams()
                .changeRetention(
                        ID, stream -> increases ? increased(stream, hours) : stream.withRetention(hours, Instant.now()))
                .handle((stream, failure) -> failure == null)
                .toCompletableFuture();
    }

    private static long topicRetentionHours(Admin admin) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, "topic-settings");
        return admin.describeConfigs(List.of(topic)).all().get().values().stream()
                .mapToLong(config -> Long.parseLong(config.get("retention.ms").value()))
                .map(millis -> Duration.ofMillis(millis).toHours())
                .sum();
    }

    @Test
    void aTopicKeepsRecordsAsLongAsItsStreamWhateverWasChangedAtTheSameTime() throws Exception {
        try (var one = Brokers.open();
                var other = Brokers.open();
                var admin = Admin.create(Map.of("bootstrap.servers", Brokers.bootstrapServers()))) {
            var wanted = new NewStream(ID, StreamMode.PROVISIONED, 1, new TreeMap<>(), StreamOptions.DEFAULT);
            var created = one.streams()
                    .create(wanted, state -> {})
                    .toCompletableFuture()
                    .join();
            var random = new Random(created.retentionHours());
            for (int round = 0; round < 10; round++) {
                var unused = other.refresh().toCompletableFuture().join();
                var changes = Stream.of(one, other, one, other, one, other)
                        .map(log -> change(log, 24 + random.nextInt(8000), random.nextInt(3) > 0))
                        .toArray(CompletableFuture<?>[]::new);

                CompletableFuture.allOf(changes).join();

                var unusedToo = one.refresh().toCompletableFuture().join();
                int hours = one.streams().find(ID).orElseThrow().retentionHours();
                await("round " + round).atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                                topicRetentionHours(admin))
                        .isEqualTo(hours));
            }
        }
    }
}
