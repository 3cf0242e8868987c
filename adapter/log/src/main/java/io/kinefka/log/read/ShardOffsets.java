package io.kinefka.log.read;

import io.kinefka.log.error.KafkaAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Finds positions in shards without a thread. */
public final class ShardOffsets {
    private static final long NONE = -1;

    private final Admin admin;
    private final Duration deadline;

    public ShardOffsets(Admin admin, Duration deadline) {
        this.admin = admin;
        this.deadline = deadline;
    }

    /** The offset that the next record will have. */
    public CompletionStage<Long> latest(String topic, int partition) {
        return find(topic, partition, OffsetSpec.latest());
    }

    /** The offset of the first record that arrived at or after an instant, or {@link #latest} when none has. */
    public CompletionStage<Long> at(String topic, int partition, Instant instant) {
        // The end first: what arrives between the two answers may have arrived after the instant.
        return latest(topic, partition)
                .thenCompose(end -> find(topic, partition, OffsetSpec.forTimestamp(instant.toEpochMilli()))
                        .thenApply(found -> found == NONE ? end : found));
    }

    private CompletionStage<Long> find(String topic, int partition, OffsetSpec spec) {
        var key = new TopicPartition(topic, partition);
        var answer = admin.listOffsets(Map.of(key, spec), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        return KafkaAnswer.of(answer.partitionResult(key), deadline, "Kafka did not tell an offset")
                .thenApply(ListOffsetsResult.ListOffsetsResultInfo::offset);
    }
}
