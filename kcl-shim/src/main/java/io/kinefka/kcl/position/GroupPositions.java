package io.kinefka.kcl.position;

import io.kinefka.mapping.Shard;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What a group has committed for all its partitions, at one moment. */
public record GroupPositions(Map<TopicPartition, GroupPosition> byPartition) {

    /** Nothing is committed. */
    public static final GroupPositions NONE = new GroupPositions(Map.of());

    public GroupPositions {
        byPartition = Map.copyOf(byPartition);
    }

    /** Reads an answer of Kafka; partitions without committed offset may have null. */
    public static GroupPositions of(Map<TopicPartition, OffsetAndMetadata> committed) {
        Map<TopicPartition, GroupPosition> positions = new HashMap<>();
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                positions.put(partition, GroupPosition.of(offset));
            }
        });
        return new GroupPositions(positions);
    }

    public @Nullable GroupPosition at(TopicPartition partition) {
        return byPartition.get(partition);
    }

    boolean hasFinished(String topic, Shard shard) {
        GroupPosition position = at(new TopicPartition(topic, shard.partition()));
        return position != null && position.hasFinished(shard);
    }

    boolean hasReached(String topic, Shard shard) {
        GroupPosition position = at(new TopicPartition(topic, shard.partition()));
        return position != null && position.hasReached(shard);
    }
}
