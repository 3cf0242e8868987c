package io.kinefka.log.stream;

import io.kinefka.log.error.KafkaAnswer;
import io.kinefka.log.shared.Topics;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.Shard.Placement;
import io.kinefka.mapping.ShardMap;
import io.kinefka.mapping.StreamMetadata;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** The topics that streams lie in. Every method may be repeated after a crash. */
final class StreamTopics {
    /** What Kafka adds to the one record of a batch, headers included. */
    private static final long BATCH_OVERHEAD_BYTES = 64 * 1024;

    private final Admin admin;
    private final Topics topics;
    private final short replicationFactor;
    private final Duration deadline;

    StreamTopics(Admin admin, short replicationFactor, Duration deadline) {
        this.admin = admin;
        topics = new Topics(admin, deadline);
        this.replicationFactor = replicationFactor;
        this.deadline = deadline;
    }

    /** The names of all topics, Kafka's own included. */
    CompletionStage<Set<String>> names() {
        return topics.names();
    }

    /** Creates a stream's topic unless it is there, and waits until every partition answers. */
    void create(StreamMetadata stream) throws InterruptedException {
        int partitions =
                stream.shards().all().stream().mapToInt(Shard::partition).max().orElseThrow() + 1;
        var topic = new NewTopic(stream.topic(), partitions, replicationFactor)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        batchBytes(stream.options().recordKibMax()),
                        TopicConfig.RETENTION_MS_CONFIG,
                        millis(stream.retentionHours())));
        topics.create(topic);
    }

    /** Deletes a stream's topic unless it is gone, as {@link Topics#delete} does. */
    void delete(StreamMetadata stream, Topics.Condition condemned) throws InterruptedException {
        topics.delete(stream.topic(), condemned);
    }

    /**
     * Finds or makes partitions in which new shards can lie, with a leader. Those that no shard uses any more come first,
     * so that the topic does not grow for ever; what lies in them stays there.
     *
     * @return each with the offset that the first record will have
     */
    List<Placement> places(String topic, ShardMap shards, int count) throws InterruptedException {
        int existing = topics.partitionCount(topic);
        var used = shards.all().stream().map(Shard::partition).collect(Collectors.toSet());
        var chosen = IntStream.iterate(0, partition -> partition + 1)
                .filter(partition -> !used.contains(partition))
                .limit(count)
                .boxed()
                .toList();
        int needed = chosen.get(count - 1) + 1;
        if (needed > existing) {
            KafkaAnswer.await(
                    admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(needed)))
                            .all(),
                    deadline,
                    "The topic could not be given more partitions");
            topics.awaitLeaders(topic, needed);
        }
        var ends = ends(topic, chosen);
        return chosen.stream()
                .map(partition -> new Placement(partition, ends.getOrDefault(partition, 0L)))
                .toList();
    }

    /** Where the next record of each of these partitions will lie. */
    Map<Integer, Long> ends(String topic, Collection<Integer> partitions) throws InterruptedException {
        var request = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> request.put(new TopicPartition(topic, partition), OffsetSpec.latest()));
        var ends = new HashMap<Integer, Long>();
        KafkaAnswer.awaitRetrying(
                        () -> admin.listOffsets(request).all(), deadline, "The ends of the partitions are not known")
                .forEach((partition, found) -> ends.put(partition.partition(), found.offset()));
        return ends;
    }

    /** Removes whatever lies before these offsets. */
    void empty(String topic, Map<Integer, Long> before) throws InterruptedException {
        var request = new HashMap<TopicPartition, RecordsToDelete>();
        before.forEach((partition, offset) -> {
            if (offset > 0) {
                request.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset));
            }
        });
        if (!request.isEmpty()) {
            KafkaAnswer.await(admin.deleteRecords(request).all(), deadline, "The partitions could not be emptied");
        }
    }

    /** Makes the topic keep records for that many hours. */
    CompletionStage<Void> applyRetention(String topic, int hours) {
        return apply(topic, new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, millis(hours)));
    }

    /** Makes the topic take records of that many KiB. */
    CompletionStage<Void> applyRecordSize(String topic, int kib) {
        return apply(topic, new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, batchBytes(kib)));
    }

    private static String batchBytes(int recordKib) {
        return Long.toString(1024L * recordKib + BATCH_OVERHEAD_BYTES);
    }

    private CompletionStage<Void> apply(String topic, ConfigEntry entry) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var operation = new AlterConfigOp(entry, AlterConfigOp.OpType.SET);
        return KafkaAnswer.of(
                admin.incrementalAlterConfigs(Map.of(resource, List.of(operation)))
                        .all(),
                deadline,
                "The topic could not be configured");
    }

    private static String millis(int hours) {
        return Long.toString(Duration.ofHours(hours).toMillis());
    }
}
