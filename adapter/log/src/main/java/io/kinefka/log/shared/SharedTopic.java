package io.kinefka.log.shared;

import io.kinefka.log.error.KafkaAnswer;
import io.kinefka.log.error.LogException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic with one partition in which every gateway writes and which every gateway follows. */
public final class SharedTopic {
    private static final Duration BLOCKED_MAX = Duration.ofSeconds(2);

    private final Admin admin;
    private final Map<String, Object> clientConfig;
    private final short replicationFactor;
    private final TopicPartition partition;
    private final Duration deadline;

    /**
     * Names the topic.
     *
     * @param clientConfig what every Kafka client needs to connect
     * @param replicationFactor of the topic, or -1 for the broker's default
     * @param deadline for Kafka's answers
     */
    public SharedTopic(
            Admin admin, Map<String, Object> clientConfig, short replicationFactor, String name, Duration deadline) {
        this.admin = admin;
        this.clientConfig = Map.copyOf(clientConfig);
        this.replicationFactor = replicationFactor;
        this.partition = new TopicPartition(name, 0);
        this.deadline = deadline;
    }

    /** Its only partition. */
    public TopicPartition partition() {
        return partition;
    }

    /** For Kafka's answers. */
    public Duration deadline() {
        return deadline;
    }

    /**
     * Makes the topic, if it is not there, and waits until brokers know it.
     *
     * @param config of the topic
     * @param content what it holds, for the complaint if Kafka refuses
     */
    public void create(Map<String, String> config, String content) throws InterruptedException {
        var topic = new NewTopic(partition.topic(), 1, replicationFactor).configs(config);
        try {
            KafkaAnswer.awaitRetrying(
                    () -> admin.createTopics(List.of(topic)).all(),
                    deadline,
                    "Kafka does not answer, or refuses to hold " + content);
        } catch (LogException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        new Topics(admin, deadline).awaitLeaders(partition.topic(), 1);
    }

    /** For a consumer that reads bytes from the beginning and keeps its place by itself. */
    public Map<String, Object> consumerConfig() {
        var config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }

    /** For a producer that writes bytes at once, to all in-sync replicas, and gives up at the deadline. */
    public Map<String, Object> producerConfig() {
        int deadlineMillis = Math.toIntExact(deadline.toMillis());
        var config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCKED_MAX.toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deadlineMillis);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, deadlineMillis / 3));
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return config;
    }
}
