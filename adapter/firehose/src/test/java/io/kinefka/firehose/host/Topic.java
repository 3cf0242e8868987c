package io.kinefka.firehose.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.broker.EmbeddedBroker;
import io.kinefka.broker.EmbeddedBrokerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic as delivery streams have it, on one broker for all tests of this JVM. */
final class Topic {
    private static final EmbeddedBroker BROKER = start();
    private static final Admin ADMIN = Admin.create(kafkaObjects());
    private static final KafkaProducer<byte[], byte[]> PRODUCER =
            new KafkaProducer<>(producerProperties(), new ByteArraySerializer(), new ByteArraySerializer());

    private final String name;

    private Topic(String name) {
        this.name = name;
    }

    static Map<String, String> kafka() {
        return Map.of("bootstrap.servers", BROKER.bootstrapServers());
    }

    static Topic create(String name, int partitions) {
        get(() -> ADMIN.createTopics(List.of(new NewTopic(name, partitions, (short) 1)
                        .configs(Map.of("message.timestamp.type", "LogAppendTime"))))
                .all()
                .get());
        return new Topic(name);
    }

    String name() {
        return name;
    }

    void append(int partition, String text) {
        append(partition, text.getBytes(UTF_8), Map.of());
    }

    RecordMetadata append(int partition, byte[] value, Map<String, String> headers) {
        var made = new ProducerRecord<byte[], byte[]>(name, partition, null, value);
        headers.forEach((key, text) -> made.headers().add(key, text.getBytes(UTF_8)));
        return get(() -> PRODUCER.send(made).get());
    }

    /** Does not wait for the acknowledgement, but tells when it has come. */
    void send(int partition, String text, Runnable acknowledged) {
        var unused = PRODUCER.send(
                new ProducerRecord<>(name, partition, null, text.getBytes(UTF_8)), (metadata, failure) -> {
                    if (failure == null) {
                        acknowledged.run();
                    }
                });
    }

    /** In a transaction that is given up. */
    void appendInVain(int partition, String text) {
        Map<String, Object> properties = producerProperties();
        properties.put("transactional.id", name);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = get(() -> producer.send(new ProducerRecord<>(name, partition, null, text.getBytes(UTF_8)))
                    .get());
            producer.abortTransaction();
        }
    }

    void flush() {
        PRODUCER.flush();
    }

    void grow(int partitions) {
        get(() -> ADMIN.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions)))
                .all()
                .get());
    }

    /** As if the records below that offset had expired. */
    void expire(int partition, long offset) {
        var unused = get(() -> ADMIN.deleteRecords(
                        Map.of(new TopicPartition(name, partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get());
    }

    void delete() {
        get(() -> ADMIN.deleteTopics(List.of(name)).all().get());
    }

    /** How many records were ever appended. */
    long appended() {
        int partitions = get(() ->
                        ADMIN.describeTopics(List.of(name)).allTopicNames().get())
                .values()
                .iterator()
                .next()
                .partitions()
                .size();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
            ends.put(new TopicPartition(name, i), OffsetSpec.latest());
        }
        return get(() -> ADMIN.listOffsets(ends).all().get()).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    /** How many records a group has done with, in all partitions. */
    long done(String group) {
        return committed(group).values().stream().mapToLong(Long::longValue).sum();
    }

    /** The committed offsets of a group, by partition; what is not there was never committed. */
    Map<Integer, Long> committed(String group) {
        return get(() -> ADMIN.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get())
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().topic().equals(name) && entry.getValue() != null)
                .collect(Collectors.toMap(entry -> entry.getKey().partition(), entry -> entry.getValue()
                        .offset()));
    }

    private interface Call<T> {
        T run() throws InterruptedException, ExecutionException;
    }

    private static <T> T get(Call<T> call) {
        try {
            return call.run();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> kafkaObjects() {
        return Map.copyOf(kafka());
    }

    private static Map<String, Object> producerProperties() {
        Map<String, Object> properties = new HashMap<>(kafkaObjects());
        // When the first batch for a new partition has to be repeated, a second one that was accepted stands in its
        // way.
        properties.put("max.in.flight.requests.per.connection", 1);
        return properties;
    }

    private static EmbeddedBroker start() {
        try {
            Path directory = Files.createTempDirectory("kinefka-firehose-test");
            return EmbeddedBroker.start(new EmbeddedBrokerSettings(directory, 0, Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
