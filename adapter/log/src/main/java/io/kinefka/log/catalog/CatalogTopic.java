package io.kinefka.log.catalog;

import io.kinefka.log.error.KafkaAnswer;
import io.kinefka.log.error.LogException;
import io.kinefka.log.shared.UngroupedConsumer;
import io.kinefka.mapping.CatalogKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic in which the catalog lies, created when it is missing. */
public final class CatalogTopic {
    private static final TopicPartition PARTITION = new TopicPartition(CatalogKey.CATALOG_TOPIC, 0);
    private static final String WRITER = "kinefka-catalog-writer";

    private final Admin admin;
    private final Map<String, Object> clientConfig;
    private final short replicationFactor;
    private final Duration deadline;
    private final RandomGenerator random;

    /**
     * Names the cluster.
     *
     * @param clientConfig what every Kafka client needs to connect
     * @param replicationFactor of the topic, or -1 for the broker's default
     * @param deadline for each change
     * @param random spreads the attempts of rivalling gateways
     */
    public CatalogTopic(
            Admin admin,
            Map<String, Object> clientConfig,
            short replicationFactor,
            Duration deadline,
            RandomGenerator random) {
        this.admin = admin;
        this.clientConfig = Map.copyOf(clientConfig);
        this.replicationFactor = replicationFactor;
        this.deadline = deadline;
        this.random = random;
    }

    /**
     * Opens the catalog and waits until all that was ever committed is replayed.
     *
     * @param patience how long that may take
     * @throws LogException when Kafka does not make that possible in time
     */
    public Catalog open(Duration patience) throws InterruptedException {
        create(patience);
        long end = end(patience);
        var replay = new CatalogReplay(new UngroupedConsumer(consumerConfig()), PARTITION);
        replay.start();
        try {
            if (!replay.awaitReplayedTo(end, patience)) {
                throw LogException.unavailable("The catalog could not be replayed in time", null);
            }
        } catch (LogException e) {
            replay.close();
            throw e;
        }
        var tail = new CatalogTail(admin, replay, PARTITION);
        var writer = new CatalogWriter(producerConfig(), tail, replay, PARTITION, deadline, random);
        return new Catalog(replay, tail, writer, deadline);
    }

    private void create(Duration patience) throws InterruptedException {
        var topic = new NewTopic(PARTITION.topic(), 1, replicationFactor)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        try {
            KafkaAnswer.awaitRetrying(
                    () -> admin.createTopics(List.of(topic)).all(),
                    patience,
                    "Kafka does not answer, or refuses to hold the catalog");
        } catch (LogException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private long end(Duration patience) throws InterruptedException {
        return KafkaAnswer.awaitRetrying(
                        () -> admin.listOffsets(
                                        Map.of(PARTITION, OffsetSpec.latest()),
                                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                                .partitionResult(PARTITION),
                        patience,
                        "The catalog's end could not be found")
                .offset();
    }

    private Map<String, Object> consumerConfig() {
        var config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }

    private Map<String, Object> producerConfig() {
        int deadlineMillis = Math.toIntExact(deadline.toMillis());
        var config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, WRITER);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, deadlineMillis);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deadlineMillis);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, deadlineMillis / 2);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return config;
    }
}
