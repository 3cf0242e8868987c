package io.kinefka.log.table;

import io.kinefka.log.error.KafkaAnswer;
import io.kinefka.log.error.LogException;
import io.kinefka.log.shared.SharedTopic;
import io.kinefka.log.shared.UngroupedConsumer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** The topic with the log of a table. */
public final class TableTopic {
    /** The topic of the only table there is so far. */
    public static final String NAME = "__kinefka_tables";

    /** A change may carry several items of 400 KB. */
    private static final int RECORD_BYTES_MAX = 8 << 20;

    /** What Kafka adds to a record takes much less. */
    static final int VALUE_BYTES_MAX = RECORD_BYTES_MAX - (64 << 10);

    private final Admin admin;
    private final SharedTopic topic;

    /**
     * Names the cluster.
     *
     * @param clientConfig what every Kafka client needs to connect
     * @param replicationFactor of the topic, or -1 for the broker's default
     * @param deadline for Kafka's answers
     */
    public TableTopic(
            Admin admin, Map<String, Object> clientConfig, short replicationFactor, String name, Duration deadline) {
        this.admin = admin;
        topic = new SharedTopic(admin, clientConfig, replicationFactor, name, deadline);
    }

    Duration deadline() {
        return topic.deadline();
    }

    TopicPartition partition() {
        return topic.partition();
    }

    /** Makes the topic, if it is not there. Nothing goes away by itself: the log is cut where it was rewritten. */
    void create() throws InterruptedException {
        topic.create(
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1",
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        "-1",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(RECORD_BYTES_MAX)),
                "tables");
    }

    /** A consumer that fails when its place is gone. */
    KafkaConsumer<byte[], byte[]> consumer() {
        var config = new HashMap<>(topic.consumerConfig());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return new UngroupedConsumer(config);
    }

    KafkaProducer<byte[], byte[]> producer() {
        var config = new HashMap<>(topic.producerConfig());
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RECORD_BYTES_MAX);
        return new KafkaProducer<>(config);
    }

    /** Where the log ends now. */
    CompletionStage<Long> end() {
        try {
            var asked = admin.listOffsets(Map.of(partition(), OffsetSpec.latest()));
            return KafkaAnswer.of(
                            asked.partitionResult(partition()),
                            topic.deadline(),
                            "The end of the tables' log is not known")
                    .thenApply(found -> found.offset());
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(LogException.unavailable("Kafka cannot be asked", e));
        }
    }

    /** Forgets what lies before an offset. */
    CompletionStage<Void> cut(long offset) {
        try {
            return KafkaAnswer.of(
                    admin.deleteRecords(Map.of(partition(), RecordsToDelete.beforeOffset(offset)))
                            .all(),
                    topic.deadline(),
                    "The tables' log was not cut");
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(LogException.unavailable("Kafka cannot be asked", e));
        }
    }
}
