package io.kinefka.log.group;

import io.kinefka.log.error.KafkaAnswer;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Moves consumer groups that have no members of their own. */
public final class GroupOffsets {
    private final Admin admin;
    private final Duration deadline;

    public GroupOffsets(Admin admin, Duration deadline) {
        this.admin = admin;
        this.deadline = deadline;
    }

    /**
     * Commits offsets of a group, which comes into being by that. Fails with {@link io.kinefka.log.error.LogException} if
     * the group has members: then it is theirs to commit.
     */
    public CompletionStage<?> commit(String group, Collection<GroupOffset> offsets) {
        var committed = offsets.stream()
                .collect(Collectors.toMap(
                        one -> new TopicPartition(one.topic(), one.partition()),
                        one -> new OffsetAndMetadata(one.offset(), one.metadata())));
        return KafkaAnswer.of(
                admin.alterConsumerGroupOffsets(group, committed).all(),
                deadline,
                "Kafka did not commit the offsets of a group");
    }
}
