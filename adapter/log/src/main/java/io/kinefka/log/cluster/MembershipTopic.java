package io.kinefka.log.cluster;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.error.KafkaAnswer;
import io.kinefka.log.error.LogException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic in which gateways give signs of life, created when it is missing. */
public final class MembershipTopic {
    private static final TopicPartition PARTITION = new TopicPartition("__kinefka_gateways", 0);
    private static final Duration RETENTION = Duration.ofHours(1);
    /** Two clocks may run differently fast. */
    private static final double CLOCK_DRIFT = 1.1;

    private final Admin admin;
    private final Map<String, Object> clientConfig;
    private final short replicationFactor;
    private final Duration leaseDuration;
    private final Duration deadline;

    /**
     * Names the cluster.
     *
     * @param clientConfig what every Kafka client needs to connect
     * @param replicationFactor of the topic, or -1 for the broker's default
     * @param leaseDuration after which a silent gateway counts as dead; the same for all gateways
     * @param deadline for joining
     */
    public MembershipTopic(
            Admin admin,
            Map<String, Object> clientConfig,
            short replicationFactor,
            Duration leaseDuration,
            Duration deadline) {
        this.admin = admin;
        this.clientConfig = Map.copyOf(clientConfig);
        this.replicationFactor = replicationFactor;
        this.leaseDuration = leaseDuration;
        this.deadline = deadline;
    }

    /**
     * Joins the other gateways.
     *
     * @throws LogException when Kafka does not make that possible in time
     */
    public Membership join(Catalog catalog) throws InterruptedException {
        create();
        var silenceMax = Duration.ofNanos((long) (leaseDuration.toNanos() * CLOCK_DRIFT));
        var membership = new Membership(
                catalog,
                admin,
                new KafkaProducer<>(producerConfig()),
                PARTITION,
                new Gateways(new KafkaConsumer<>(consumerConfig()), PARTITION, silenceMax),
                leaseDuration,
                deadline);
        try {
            membership.join();
            return membership;
        } catch (LogException | InterruptedException e) {
            membership.close();
            throw e;
        }
    }

    private void create() throws InterruptedException {
        var topic = new NewTopic(PARTITION.topic(), 1, replicationFactor)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(RETENTION.toMillis()),
                        TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(RETENTION.toMillis())));
        try {
            KafkaAnswer.await(
                    admin.createTopics(List.of(topic)).all(),
                    deadline,
                    "Kafka does not answer, or refuses to hold the gateways' signs of life");
        } catch (LogException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private Map<String, Object> consumerConfig() {
        var config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }

    private Map<String, Object> producerConfig() {
        var config = new HashMap<>(clientConfig);
        int leaseMillis = Math.toIntExact(leaseDuration.toMillis());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, leaseMillis);
        // A sign that arrives later than a lease lasts would be of no use.
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, leaseMillis);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, leaseMillis);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return config;
    }
}
