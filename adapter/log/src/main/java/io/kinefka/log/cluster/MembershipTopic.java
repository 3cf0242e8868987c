package io.kinefka.log.cluster;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.error.LogException;
import io.kinefka.log.shared.SharedTopic;
import io.kinefka.log.shared.UngroupedConsumer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;

/** The topic in which gateways give signs of life, created when it is missing. */
public final class MembershipTopic {
    private static final String NAME = "__kinefka_gateways";
    private static final Duration RETENTION = Duration.ofHours(1);
    /** Two clocks may run differently fast. */
    private static final double CLOCK_DRIFT = 1.1;

    private final Admin admin;
    private final SharedTopic topic;
    private final Duration leaseDuration;
    private final Duration patience;
    private final Duration deadline;

    /**
     * Names the cluster.
     *
     * @param clientConfig what every Kafka client needs to connect
     * @param replicationFactor of the topic, or -1 for the broker's default
     * @param leaseDuration after which a silent gateway counts as dead; the same for all gateways
     * @param patience how long joining may take
     * @param deadline for Kafka's answers afterwards
     */
    public MembershipTopic(
            Admin admin,
            Map<String, Object> clientConfig,
            short replicationFactor,
            Duration leaseDuration,
            Duration patience,
            Duration deadline) {
        this.admin = admin;
        this.topic = new SharedTopic(admin, clientConfig, replicationFactor, NAME, patience);
        this.leaseDuration = leaseDuration;
        this.patience = patience;
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
                topic.partition(),
                new Gateways(new UngroupedConsumer(topic.consumerConfig()), topic.partition(), silenceMax),
                leaseDuration,
                deadline);
        try {
            membership.join(patience);
            return membership;
        } catch (LogException | InterruptedException e) {
            membership.close();
            throw e;
        }
    }

    private void create() throws InterruptedException {
        topic.create(
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(RETENTION.toMillis()),
                        TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(RETENTION.toMillis())),
                "the gateways' signs of life");
    }

    /** A sign that arrives later than a lease lasts would be of no use. */
    private Map<String, Object> producerConfig() {
        var config = topic.producerConfig();
        int leaseMillis = Math.toIntExact(leaseDuration.toMillis());
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, leaseMillis);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, leaseMillis);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, leaseMillis);
        return config;
    }
}
