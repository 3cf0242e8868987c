package io.kinefka.log.claim;

import io.kinefka.log.shared.SharedTopic;
import io.kinefka.log.shared.UngroupedConsumer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** The topic in which gateways claim places. */
public final class ClaimTopic {
    private static final String NAME = "__kinefka_subscriptions";
    private static final Duration RETENTION = Duration.ofMinutes(10);

    private final SharedTopic topic;

    /**
     * Names the cluster.
     *
     * @param clientConfig what every Kafka client needs to connect
     * @param replicationFactor of the topic, or -1 for the broker's default
     * @param deadline for Kafka's answers
     */
    public ClaimTopic(Admin admin, Map<String, Object> clientConfig, short replicationFactor, Duration deadline) {
        topic = new SharedTopic(admin, clientConfig, replicationFactor, NAME, deadline);
    }

    TopicPartition partition() {
        return topic.partition();
    }

    Duration deadline() {
        return topic.deadline();
    }

    /** Makes the topic, if it is not there. */
    void create() throws InterruptedException {
        topic.create(
                Map.of(
                        // Gateways' clocks may differ; the leader's is the one that all of them can go by.
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime",
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(RETENTION.toMillis()),
                        TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(RETENTION.toMillis())),
                "subscriptions");
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return new UngroupedConsumer(topic.consumerConfig());
    }

    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(topic.producerConfig());
    }
}
