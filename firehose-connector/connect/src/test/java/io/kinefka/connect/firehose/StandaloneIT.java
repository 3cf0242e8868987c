package io.kinefka.connect.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.delivery.testing.LocalS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneIT {
    @TempDir
    private Path plugins;

    @TempDir
    private Path home;

    @TempDir
    private Path buckets;

    @Test
    void deliversTheToursObjectAfterTheInterval() throws IOException {
        Installation installation = Installation.in(plugins);
        Cluster.createTopic("user-events", 1);
        try (LocalS3 s3 = LocalS3.start(buckets);
                Worker worker = Worker.standalone(
                                installation,
                                home,
                                Map.of(
                                        "bootstrap.servers",
                                        Cluster.bootstrapServers(),
                                        "plugin.discovery",
                                        "only_scan"),
                                List.of(toured(installation, s3)))
                        .awaitReady()) {
            worker.awaitState("user-events", "RUNNING");
            Instant sending = Instant.now();
            Cluster.send("user-events", "user signup", "user login", "user logout");

            await().atMost(Duration.ofMinutes(2)).until(() -> {
                long committed = Cluster.committed("user-events").getOrDefault(0, 0L);
                boolean isDelivered = !s3.keys().isEmpty();
                assertThat(isDelivered ? 0 : committed).isZero();
                return isDelivered;
            });
            assertThat(Duration.between(sending, Instant.now())).isGreaterThan(Duration.ofSeconds(4));
            assertThat(s3.keys()).singleElement().satisfies(key -> {
                assertThat(key).matches("\\d{4}/\\d\\d/\\d\\d/\\d\\d/user-events-1-[0-9-]{19}-[0-9a-f-]{36}");
                assertThat(s3.read(key)).asString().isEqualTo("user signupuser loginuser logout");
            });
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(Cluster.committed("user-events"))
                    .containsEntry(0, 3L));
        }
    }

    @Test
    void bringsEverythingThatItNeedsAndNothingOfKafka() {
        Installation installation = Installation.in(plugins);

        assertThat(installation.jars())
                .anyMatch(jar -> jar.startsWith("kinefka-firehose-connector-sink-"))
                .anyMatch(jar -> jar.startsWith("s3-"))
                .noneMatch(jar -> jar.startsWith("kafka") || jar.startsWith("connect") || jar.startsWith("slf4j"));
        assertThat(installation.plugin().resolve("etc/firehose-sink.properties"))
                .exists();
        assertThat(installation.plugin().resolve("doc/connector.md")).exists();
    }

    /** The example that comes with the plugin, on this S3 server and with less patience. */
    private static Map<String, String> toured(Installation installation, LocalS3 s3) throws IOException {
        Properties example = new Properties();
        try (var in = Files.newBufferedReader(installation.plugin().resolve("etc/firehose-sink.properties"))) {
            example.load(in);
        }
        Map<String, String> settings = new TreeMap<>();
        example.forEach((key, value) -> settings.put(key.toString(), value.toString()));
        settings.putAll(Connectors.access(s3));
        settings.put("s3.buffering.hints.interval.in.seconds", "12");
        return settings;
    }
}
