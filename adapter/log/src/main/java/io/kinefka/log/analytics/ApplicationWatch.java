package io.kinefka.log.analytics;

import io.kinefka.mapping.CatalogKey;
import io.kinefka.mapping.UnsupportedFormatException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Follows one application in the catalog, for programs that are no gateways and change nothing there. For one thread. */
public final class ApplicationWatch implements AutoCloseable {
    private static final TopicPartition CATALOG = new TopicPartition(CatalogKey.CATALOG_TOPIC, 0);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CatalogKey key;
    private @Nullable Application newest;

    private ApplicationWatch(KafkaConsumer<byte[], byte[]> consumer, CatalogKey key) {
        this.consumer = consumer;
        this.key = key;
    }

    /**
     * Reads the catalog to its end; waits for Kafka.
     *
     * @param kafka the settings of Kafka clients, {@code bootstrap.servers} among them
     * @throws IllegalArgumentException if there is no catalog in that cluster
     * @throws org.apache.kafka.common.KafkaException if it cannot be reached
     * @throws UnsupportedFormatException if a newer version has written the application
     */
    public static ApplicationWatch open(Map<String, ?> kafka, ApplicationId id) {
        var consumer = new KafkaConsumer<>(settings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var watch = new ApplicationWatch(consumer, id.key());
        try {
            watch.readToEnd();
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
        return watch;
    }

    private static Map<String, Object> settings(Map<String, ?> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    private void readToEnd() {
        if (consumer.partitionsFor(CATALOG.topic()).isEmpty()) {
            throw new IllegalArgumentException("There is no catalog in this cluster");
        }
        consumer.assign(List.of(CATALOG));
        consumer.seekToBeginning(List.of(CATALOG));
        long end = consumer.endOffsets(List.of(CATALOG)).getOrDefault(CATALOG, 0L);
        while (consumer.position(CATALOG) < end) {
            read(POLL);
        }
    }

    /** The application as of now, as far as Kafka has said; does not wait. Empty if there is none. */
    public Optional<Application> newest() {
        read(Duration.ZERO);
        return Optional.ofNullable(newest);
    }

    private void read(Duration longest) {
        for (ConsumerRecord<byte[], byte[]> entity : consumer.poll(longest)) {
            if (CatalogKey.decode(entity.key()).equals(key)) {
                newest = entity.value() == null ? null : ApplicationFormat.decode(entity.value());
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
