package io.kinefka.log.metrics;

import io.kinefka.log.shared.SharedTopic;
import io.kinefka.log.shared.UngroupedConsumer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** The topic in which gateways tell each other what they have measured. */
public final class MetricTopic {
    private static final String NAME = "__kinefka_metrics";
    private static final Duration SEGMENT_MAX = Duration.ofMinutes(10);
    private static final int SEGMENT_BYTES_MAX = 32 << 20;

    private final SharedTopic topic;
    private final Duration retention;

    /**
     * Names the cluster.
     *
     * @param clientConfig what every Kafka client needs to connect
     * @param replicationFactor of the topic, or -1 for the broker's default
     * @param retention how long Kafka keeps measurements
     * @param deadline for Kafka's answers
     */
    public MetricTopic(
            Admin admin,
            Map<String, Object> clientConfig,
            short replicationFactor,
            Duration retention,
            Duration deadline) {
        topic = new SharedTopic(admin, clientConfig, replicationFactor, NAME, deadline);
        this.retention = retention;
    }

    TopicPartition partition() {
        return topic.partition();
    }

    /** Makes the topic, if it is not there. */
    void create() throws InterruptedException {
        topic.create(
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(retention.toMillis()),
                        TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(SEGMENT_MAX.toMillis()),
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        Integer.toString(SEGMENT_BYTES_MAX)),
                "metrics");
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return new UngroupedConsumer(topic.consumerConfig());
    }

    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(topic.producerConfig());
    }
}
