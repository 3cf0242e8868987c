package io.kinefka.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinefka.encryption.KeyService;
import io.kinefka.log.error.LogException;
import io.kinefka.log.error.LogException.Reason;
import io.kinefka.log.metrics.MetricSettings;
import io.kinefka.log.stream.NewStream;
import io.kinefka.log.stream.StreamDurations;
import io.kinefka.log.table.TableSettings;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamOptions;
import io.kinefka.mapping.StreamStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class StreamsIT {

    private static StreamId id(String name) {
        return new StreamId("000000000000", "us-east-1", name);
    }

    private static NewStream stream(String name, int shards) {
        return new NewStream(id(name), StreamMode.PROVISIONED, shards, new TreeMap<>(), StreamOptions.DEFAULT);
    }

    private static CompletableFuture<StreamMetadata> create(KafkaLog log, String name, int shards) {
        return log.streams().create(stream(name, shards), state -> {}).toCompletableFuture();
    }

    @Test
    void aCreatedStreamIsActiveAndHasOnePartitionPerShard() throws Exception {
        try (var log = Brokers.open();
                var admin = Admin.create(Map.of("bootstrap.servers", Brokers.bootstrapServers()))) {

            create(log, "three", 3).join();

            assertThat(log.streams().find(id("three")).orElseThrow().status()).isEqualTo(StreamStatus.ACTIVE);
            var descriptions =
                    admin.describeTopics(List.of("three")).allTopicNames().get();
            assertThat(descriptions.values()).singleElement().satisfies(topic -> assertThat(topic.partitions())
                    .hasSize(3));
        }
    }

    @Test
    void aNameIsTakenOnlyOnceHoweverManyGatewaysAskAtOnce() throws Exception {
        try (var one = Brokers.open();
                var two = Brokers.open();
                var three = Brokers.open()) {
            var attempts = new ArrayList<CompletableFuture<StreamMetadata>>();

            for (var log : List.of(one, two, three)) {
                attempts.add(create(log, "contended", 1));
            }

            var outcomes = attempts.stream().map(StreamsIT::outcome).toList();
            assertThat(outcomes)
                    .containsExactlyInAnyOrder("created", Reason.STREAM_EXISTS.name(), Reason.STREAM_EXISTS.name());
        }
    }

    @Test
    void nothingIsLostOrDuplicatedWhenSeveralGatewaysChangeTheCatalogAtOnce() throws Exception {
        try (var one = Brokers.open();
                var two = Brokers.open();
                var three = Brokers.open()) {
            create(one, "counted", 1).join();
            var changes = new ArrayList<CompletionStage<StreamMetadata>>();

            for (int i = 0; i < 20; i++) {
                for (var log : List.of(one, two, three)) {
                    changes.add(log.streams().update(id("counted"), StreamsIT::countOn));
                }
            }
            changes.forEach(change -> change.toCompletableFuture().join());

            for (var log : List.of(one, two, three)) {
                var latest = log.streams()
                        .update(id("counted"), stream -> stream)
                        .toCompletableFuture()
                        .join();
                assertThat(latest.tags()).containsEntry("count", "60");
            }
        }
    }

    private static StreamMetadata countOn(StreamMetadata stream) {
        var tags = new TreeMap<>(stream.tags());
        tags.merge("count", "1", (before, one) -> Integer.toString(Integer.parseInt(before) + 1));
        return stream.withTags(tags);
    }

    @Test
    void aDeletedStreamIsGoneAndItsNameIsFree() throws Exception {
        try (var log = Brokers.open()) {
            var first = create(log, "reborn", 1).join();

            log.streams()
                    .delete(first.id(), first.createdAt(), state -> {})
                    .toCompletableFuture()
                    .join();
            var second = create(log, "reborn", 2).join();

            assertThat(second.createdAt()).isAfter(first.createdAt());
            assertThatThrownBy(() -> log.streams()
                            .delete(first.id(), first.createdAt(), state -> {})
                            .toCompletableFuture()
                            .join())
                    .satisfies(e -> assertThat(reason(e)).contains(Reason.STREAM_NOT_FOUND));
            assertThat(log.streams().find(second.id())).isPresent();
        }
    }

    @Test
    void namesThatKafkaConfusesGetTopicsOfTheirOwn() throws Exception {
        try (var log = Brokers.open()) {

            var dotted = create(log, "a.b", 1).join();
            var underscored = create(log, "a_b", 1).join();

            assertThat(dotted.topic()).isNotEqualTo(underscored.topic());
        }
    }

    @Test
    void whatACrashLeftInTransitionIsFinishedByTheNextGateway() throws Exception {
        var slow = new KafkaLogSettings(
                Brokers.bootstrapServers(),
                Map.of(),
                "000000000000",
                "us-east-1",
                new StreamDurations(Duration.ofHours(1), Duration.ofHours(1)),
                -1,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                1 << 20,
                1,
                8,
                8 << 20,
                MetricSettings.DEFAULT,
                TableSettings.DEFAULT);
        try (var crashed = KafkaLog.open(slow, KeyService.NONE, Clock.systemUTC())) {
            create(crashed, "unfinished", 2).join();
            assertThat(crashed.streams().find(id("unfinished")).orElseThrow().status())
                    .isEqualTo(StreamStatus.CREATING);
        }

        try (var next = Brokers.open(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)))) {
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                            next.streams().find(id("unfinished")).orElseThrow().status())
                    .isEqualTo(StreamStatus.ACTIVE));
        }
    }

    @Test
    void secretsAreTheSameForEveryGateway() throws Exception {
        try (var one = Brokers.open();
                var two = Brokers.open()) {

            var first = one.secrets().secret("test").toCompletableFuture().join();
            var second = two.secrets().secret("test").toCompletableFuture().join();

            assertThat(first).hasSize(32).isEqualTo(second);
        }
    }

    private static String outcome(CompletableFuture<StreamMetadata> attempt) {
        try {
            attempt.join();
            return "created";
        } catch (CompletionException e) {
            return reason(e).orElseThrow().name();
        }
    }

    private static Optional<Reason> reason(Throwable failure) {
        return failure.getCause() instanceof LogException known ? Optional.of(known.reason()) : Optional.empty();
    }
}
