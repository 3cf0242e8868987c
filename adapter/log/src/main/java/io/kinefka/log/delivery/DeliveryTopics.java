package io.kinefka.log.delivery;

import io.kinefka.log.error.KafkaAnswer;
import io.kinefka.log.error.LogException;
import io.kinefka.log.group.GroupOffset;
import io.kinefka.log.group.GroupOffsets;
import io.kinefka.log.shared.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics that delivery streams take their records from. Every method may be repeated after a crash. */
final class DeliveryTopics {
    /** Source: AWS developer guide, quotas: records that were put are kept for 24 hours. */
    private static final Duration RETENTION = Duration.ofHours(24);

    /** The largest record, and what Kafka adds to the one record of a batch. */
    private static final int BATCH_BYTES_MAX = (1000 + 64) * 1024;

    private final Admin admin;
    private final Topics topics;
    private final GroupOffsets groups;
    private final short replicationFactor;
    private final Duration deadline;

    DeliveryTopics(Admin admin, GroupOffsets groups, short replicationFactor, Duration deadline) {
        this.admin = admin;
        this.topics = new Topics(admin, deadline);
        this.groups = groups;
        this.replicationFactor = replicationFactor;
        this.deadline = deadline;
    }

    /** The names of all topics, Kafka's own included. */
    CompletionStage<Set<String>> names() {
        return topics.names();
    }

    /** Creates a delivery stream's own topic unless it is there. */
    void create(DeliveryStream stream) throws InterruptedException {
        topics.create(new NewTopic(stream.topic(), stream.partitions(), replicationFactor)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(BATCH_BYTES_MAX),
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(RETENTION.toMillis()))));
    }

    /** Deletes a delivery stream's own topic unless it is gone, as {@link Topics#delete} does. */
    void delete(DeliveryStream stream, Topics.Condition condemned) throws InterruptedException {
        topics.delete(stream.topic(), condemned);
    }

    /** Forgets how far the delivery has come, unless gateways still deliver. */
    void forget(String application) {
        var unused = groups.delete(application).toCompletableFuture().join();
    }

    /** Has the delivery begin where records are not older than wanted; a topic that is gone has none. */
    void begin(DeliveryStream stream) throws InterruptedException {
        List<GroupOffset> beginnings;
        try {
            beginnings = beginnings(stream);
        } catch (LogException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return;
            }
            throw e;
        }
        var unused = groups.commit(stream.application(), beginnings)
                .toCompletableFuture()
                .join();
    }

    private List<GroupOffset> beginnings(DeliveryStream stream) throws InterruptedException {
        var partitions = new ArrayList<TopicPartition>();
        int count = topics.partitionCount(stream.topic());
        for (int partition = 0; partition < count; partition++) {
            partitions.add(new TopicPartition(stream.topic(), partition));
        }
        // In this order: what arrives meanwhile is found by its time, or lies behind the end.
        var ends = offsets(partitions, OffsetSpec::latest);
        var found = offsets(
                partitions, () -> OffsetSpec.forTimestamp(stream.startsAt().toEpochMilli()));
        var beginnings = new ArrayList<GroupOffset>();
        ends.forEach((partition, end) -> {
            var first = found.get(partition);
            long offset = first == null || first.offset() < 0 ? end.offset() : first.offset();
            beginnings.add(new GroupOffset(partition.topic(), partition.partition(), offset, ""));
        });
        return beginnings;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(
            List<TopicPartition> partitions, Supplier<OffsetSpec> which) throws InterruptedException {
        var request = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> request.put(partition, which.get()));
        return KafkaAnswer.awaitRetrying(
                () -> admin.listOffsets(request).all(), deadline, "Positions in the source are not known");
    }
}
