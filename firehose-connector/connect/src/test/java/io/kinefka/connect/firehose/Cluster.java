package io.kinefka.connect.firehose;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.broker.EmbeddedBroker;
import io.kinefka.broker.EmbeddedBrokerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One broker for all tests of this JVM, which lets sessions be short. */
final class Cluster {
    private static final EmbeddedBroker BROKER = start();
    private static final Admin ADMIN = Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    private static final KafkaProducer<byte[], byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers(), "linger.ms", 5, "enable.idempotence", true),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    private Cluster() {}

    static String bootstrapServers() {
        return BROKER.bootstrapServers();
    }

    static KafkaProducer<byte[], byte[]> producer() {
        return PRODUCER;
    }

    static void createTopic(String topic, int partitions) {
        get(ADMIN.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .toCompletionStage()
                .toCompletableFuture());
    }

    static void send(String topic, String... values) {
        for (String value : values) {
            send(new ProducerRecord<>(topic, 0, "key".getBytes(UTF_8), value.getBytes(UTF_8)));
        }
    }

    static void send(ProducerRecord<byte[], byte[]> record) {
        try {
            PRODUCER.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The committed offsets of a connector, by partition. */
    static Map<Integer, Long> committed(String connector) {
        return committedBy("connect-" + connector);
    }

    /** The committed offsets of a group, by partition. */
    static Map<Integer, Long> committedBy(String group) {
        Map<Integer, Long> offsets = new TreeMap<>();
        get(ADMIN.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .toCompletionStage()
                        .toCompletableFuture())
                .forEach((partition, offset) -> offsets.put(partition.partition(), offset.offset()));
        return offsets;
    }

    /** The offsets behind a topic's last records, by partition. */
    static Map<Integer, Long> ends(String topic, int partitions) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        Map<Integer, Long> ends = new TreeMap<>();
        get(ADMIN.listOffsets(asked).all().toCompletionStage().toCompletableFuture())
                .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        return ends;
    }

    /** All values of a topic's first partition. */
    static List<String> values(String topic) {
        var partition = new TopicPartition(topic, 0);
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            List<String> values = new ArrayList<>();
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(new String(record.value(), UTF_8)));
            }
            return values;
        }
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.join();
    }

    private static EmbeddedBroker start() {
        try {
            return EmbeddedBroker.start(new EmbeddedBrokerSettings(
                    Files.createTempDirectory("kinefka-connect-test"),
                    0,
                    Map.of("group.min.session.timeout.ms", "1000")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
