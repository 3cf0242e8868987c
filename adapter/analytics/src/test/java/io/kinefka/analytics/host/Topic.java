package io.kinefka.analytics.host;

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
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic on one broker for all tests of this JVM, whose records have the times that they are given. */
final class Topic {
    private static final EmbeddedBroker BROKER = startBroker();
    private static final Admin ADMIN = Admin.create(Map.copyOf(kafka()));
    private static final KafkaProducer<byte[], byte[]> PRODUCER =
            new KafkaProducer<>(producerProperties(), new ByteArraySerializer(), new ByteArraySerializer());

    private final String name;
    private final int partitions;

    private Topic(String name, int partitions) {
        this.name = name;
        this.partitions = partitions;
    }

    static Map<String, String> kafka() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    static String bootstrapServers() {
        return BROKER.bootstrapServers();
    }

    static Topic create(String name, int partitions) {
        return create(name, partitions, List.of());
    }

    /** A topic, with others of one partition that are named after it. */
    static Topic create(String name, int partitions, List<String> suffixes) {
        List<NewTopic> topics = new ArrayList<>();
        topics.add(topic(name, partitions));
        suffixes.forEach(suffix -> topics.add(topic(name + suffix, 1)));
        try {
            ADMIN.createTopics(topics).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return new Topic(name, partitions);
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, partitions, (short) 1)
                // Whatever times records have, they do not expire.
                .configs(Map.of("retention.ms", "-1"));
    }

    /** A topic for clicks, with those that the application writes to. */
    static Topic forClicks(String name, int partitions) {
        return create(name, partitions, List.of(Clicks.PASSED_SUFFIX, Clicks.COUNTS_SUFFIX, Clicks.ERRORS_SUFFIX));
    }

    String name() {
        return name;
    }

    void append(int partition, long timeMillis, String text) {
        append(partition, timeMillis, text.getBytes(UTF_8));
    }

    void append(int partition, long timeMillis, byte[] data) {
        var unused = PRODUCER.send(new ProducerRecord<>(name, partition, timeMillis, null, data));
    }

    void flush() {
        PRODUCER.flush();
    }

    /** All records, or those of a topic with a name like this one's, as far as they are committed. */
    List<ConsumerRecord<byte[], byte[]>> records(String suffix) {
        return records(name + suffix, suffix.isEmpty() ? partitions : 1);
    }

    /** All records of a topic, as far as they are committed. */
    static List<ConsumerRecord<byte[], byte[]>> records(String topic, int partitions) {
        List<TopicPartition> assigned = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            assigned.add(new TopicPartition(topic, partition));
        }
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(assigned);
            consumer.seekToBeginning(assigned);
            Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    /** The lines in a topic with a name like this one's. */
    List<String> lines(String suffix) {
        return records(suffix).stream()
                .map(line -> new String(line.value(), UTF_8).strip())
                .toList();
    }

    private static Map<String, Object> consumerProperties() {
        Map<String, Object> properties = new HashMap<>(kafka());
        properties.put("isolation.level", "read_committed");
        return properties;
    }

    private static Map<String, Object> producerProperties() {
        Map<String, Object> properties = new HashMap<>(kafka());
        // When the first batch for a new partition has to be repeated, a second one that was accepted stands in its
        // way.
        properties.put("max.in.flight.requests.per.connection", 1);
        properties.put("linger.ms", 0);
        return properties;
    }

    private static EmbeddedBroker startBroker() {
        try {
            return EmbeddedBroker.start(
                    new EmbeddedBrokerSettings(Files.createTempDirectory("kinefka-analytics-test"), 0, Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
