package io.kinefka.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinefka.log.delivery.DeliverySource;
import io.kinefka.log.delivery.DeliveryStream;
import io.kinefka.log.delivery.DeliveryStreamException;
import io.kinefka.log.delivery.DeliveryStreamException.Reason;
import io.kinefka.log.delivery.DeliveryStreamId;
import io.kinefka.log.delivery.NewDeliveryStream;
import io.kinefka.log.write.AppendResult;
import io.kinefka.log.write.AppendResult.Appended;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryStreamsIT {

    private static DeliveryStreamId id(String name) {
        return new DeliveryStreamId("000000000000", "us-east-1", name);
    }

    private static NewDeliveryStream wanted(String name, @Nullable String topic, Optional<Instant> startsAt) {
        return new NewDeliveryStream(
                id(name),
                topic == null ? DeliverySource.DIRECT_PUT : DeliverySource.TOPIC,
                topic,
                startsAt,
                Map.of(),
                Map.of("BucketARN", "arn:aws:s3:::bucket"),
                Map.of(),
                new TreeMap<>());
    }

    private static CompletableFuture<DeliveryStream> create(KafkaLog log, String name) {
        return log.deliveryStreams()
                .create(wanted(name, null, Optional.empty()), 2, all -> {})
                .toCompletableFuture();
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", Brokers.bootstrapServers()));
    }

    /** The broker tells of topics a moment after they were created or deleted. */
    private static void awaitTopic(Admin admin, String topic, boolean expected) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> admin.listTopics().names().get().contains(topic) == expected);
    }

    private static Reason refusal(CompletableFuture<?> refused) {
        try {
            refused.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DeliveryStreamException known) {
                return known.reason();
            }
        }
        throw new AssertionError("It was not refused");
    }

    @Test
    void oneThatIsCreatedIsActiveAndHasATopicOfItsOwn() throws Exception {
        try (var log = Brokers.open();
                var admin = admin()) {

            create(log, "clicks").join();

            var stream = log.deliveryStreams().find(id("clicks")).orElseThrow();
            assertThat(stream.isActive()).isTrue();
            assertThat(stream.topic()).isEqualTo("firehose.clicks");
            assertThat(stream.application()).startsWith("firehose.clicks-");
            assertThat(admin.describeTopics(List.of("firehose.clicks"))
                            .allTopicNames()
                            .get()
                            .values())
                    .singleElement()
                    .satisfies(topic -> assertThat(topic.partitions()).hasSize(2));
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, "firehose.clicks");
            var config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            assertThat(config.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
            assertThat(config.get("retention.ms").value()).isEqualTo("86400000");
        }
    }

    @Test
    void aTopicThatIsInUseIsNotTaken() throws Exception {
        try (var log = Brokers.open();
                var admin = admin()) {
            admin.createTopics(List.of(new NewTopic("firehose_taken", 1, (short) 1)))
                    .all()
                    .get();
            awaitTopic(admin, "firehose_taken", true);

            var stream = create(log, "taken").join();

            assertThat(stream.topic()).isEqualTo("firehose.taken-2");
        }
    }

    @Test
    void aNameIsTakenOnlyOnceAndFreeAgainWhenItIsDeleted() throws Exception {
        try (var one = Brokers.open();
                var two = Brokers.open();
                var admin = admin()) {
            var first = create(one, "contended").join();
            assertThat(refusal(create(two, "contended"))).isEqualTo(Reason.EXISTS);

            two.deliveryStreams().delete(first).toCompletableFuture().join();

            assertThat(two.deliveryStreams().find(id("contended"))).isEmpty();
            awaitTopic(admin, first.topic(), false);
            assertThat(refusal(two.deliveryStreams().delete(first).toCompletableFuture()))
                    .isEqualTo(Reason.NOT_FOUND);
            assertThat(create(one, "contended").join().application()).isNotEqualTo(first.application());
        }
    }

    @Test
    void whatOneGatewayChangesAllOfThemAreTold() throws Exception {
        try (var one = Brokers.open();
                var two = Brokers.open()) {
            var stream = create(one, "changing").join();
            var versions = new CompletableFuture<Long>();
            two.deliveryStreams().onChange(all -> all.stream()
                    .filter(each -> each.isSame(stream) && each.version() == 2)
                    .forEach(each -> versions.complete(each.version())));

            one.deliveryStreams()
                    .update(stream, now -> now.withDestination(Map.of("Prefix", "new/"), Instant.now()))
                    .toCompletableFuture()
                    .join();

            assertThat(versions.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo(2);
            assertThat(two.deliveryStreams().find(id("changing")).orElseThrow().destination())
                    .containsEntry("Prefix", "new/");
        }
    }

    @Test
    void recordsThatComeSlowlyStayTogetherAndInOrderAndHaveNoKeys() throws Exception {
        try (var log = Brokers.open()) {
            var stream = create(log, "slow").join();

            for (String text : List.of("one", "two", "three")) {
                assertThat(append(log, stream, UTF_8.encode(text))).isInstanceOf(Appended.class);
            }

            assertThat(consume(stream.topic(), 3)).containsExactly("0: one", "0: two", "0: three");
        }
    }

    @Test
    void recordsThatComeFastAreSpread() throws Exception {
        try (var log = Brokers.open()) {
            var stream = create(log, "fast").join();

            var partitions = new ArrayList<Integer>();
            for (int i = 0; i < 6; i++) {
                partitions.add(append(log, stream, ByteBuffer.allocate(600_000))
                        .shard()
                        .partition());
            }

            assertThat(partitions).containsExactly(0, 0, 1, 1, 0, 0);
        }
    }

    private static AppendResult append(KafkaLog log, DeliveryStream stream, ByteBuffer data) {
        return log.topicWriter()
                .append(stream.topic(), stream.partitions(), List.of(data))
                .toCompletableFuture()
                .join()
                .get(0);
    }

    private static List<String> consume(String topic, int count) {
        var found = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(Map.of(
                "bootstrap.servers",
                Brokers.bootstrapServers(),
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class))) {
            var partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(100))
                                .forEach(one -> found.add(one.partition()
                                        + (one.key() == null ? ": " : ": with a key ")
                                        + new String(one.value(), UTF_8)));
                        return found.size() >= count;
                    });
        }
        return found;
    }

    @Test
    void deliveryFromATopicBeginsWhereItsRecordsAreNotOlderThanWanted() throws Exception {
        try (var log = Brokers.open();
                var admin = admin()) {
            var source = create(log, "source").join();
            append(log, source, UTF_8.encode("old"));
            var later = (Appended) append(log, source, UTF_8.encode("new"));
            var fromNow = new TopicPartition(source.topic(), 0);

            var stream = log.deliveryStreams()
                    .create(
                            wanted(
                                    "reading",
                                    source.topic(),
                                    Optional.of(Instant.ofEpochMilli(later.arrivalMillis() + 1))),
                            0,
                            all -> {})
                    .toCompletableFuture()
                    .join();
            var everything = log.deliveryStreams()
                    .create(wanted("reading-all", source.topic(), Optional.of(Instant.EPOCH)), 0, all -> {})
                    .toCompletableFuture()
                    .join();

            assertThat(committed(admin, stream)).containsEntry(fromNow, new OffsetAndMetadata(2, ""));
            assertThat(committed(admin, everything)).hasSize(2).containsEntry(fromNow, new OffsetAndMetadata(0, ""));
            log.deliveryStreams().delete(stream).toCompletableFuture().join();
            assertThat(admin.listTopics().names().get()).contains(source.topic());
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, DeliveryStream stream)
            throws Exception {
        return admin.listConsumerGroupOffsets(stream.application())
                .partitionsToOffsetAndMetadata()
                .get();
    }

    @Test
    void whatTheAdmissionRefusesIsNotCreated() throws Exception {
        try (var log = Brokers.open()) {
            var refused = log.deliveryStreams().create(wanted("refused", null, Optional.empty()), 1, all -> {
                throw new IllegalStateException("There are " + all.size());
            });

            assertThatThrownBy(() -> refused.toCompletableFuture().join()).hasMessageContaining("There are ");
            assertThat(log.deliveryStreams().find(id("refused"))).isEmpty();
        }
    }
}
