package io.kinefka.log.claim;

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

/** The topic in which gateways claim places. */
public final class ClaimTopic {
    static final TopicPartition PARTITION = new TopicPartition("__kinefka_subscriptions", 0);
    private static final Duration RETENTION = Duration.ofMinutes(10);
    private static final Duration BLOCKED_MAX = Duration.ofSeconds(2);

    private final Admin admin;
    private final Map<String, Object> clientConfig;
    private final short replicationFactor;
    private final Duration deadline;

    /**
     * Names the cluster.
     *
     * @param clientConfig what every Kafka client needs to connect
     * @param replicationFactor of the topic, or -1 for the broker's default
     * @param deadline for Kafka's answers
     */
    public ClaimTopic(Admin admin, Map<String, Object> clientConfig, short replicationFactor, Duration deadline) {
        this.admin = admin;
        this.clientConfig = Map.copyOf(clientConfig);
        this.replicationFactor = replicationFactor;
        this.deadline = deadline;
    }

    Duration deadline() {
        return deadline;
    }

    /** Makes the topic, if it is not there. */
    void create() throws InterruptedException {
        var topic = new NewTopic(PARTITION.topic(), 1, replicationFactor)
                .configs(Map.of(
                        // Gateways' clocks may differ; the leader's is the one that all of them can go by.
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime",
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(RETENTION.toMillis()),
                        TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(RETENTION.toMillis())));
        try {
            KafkaAnswer.await(
                    admin.createTopics(List.of(topic)).all(),
                    deadline,
                    "Kafka does not answer, or refuses to hold subscriptions");
        } catch (LogException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        var config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new KafkaConsumer<>(config);
    }

    KafkaProducer<byte[], byte[]> producer() {
        int deadlineMillis = Math.toIntExact(deadline.toMillis());
        var config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCKED_MAX.toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deadlineMillis);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, deadlineMillis / 3));
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return new KafkaProducer<>(config);
    }
}
