package io.kinefka.log.group;

import io.kinefka.log.error.KafkaAnswer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Moves and removes consumer groups that have no members of their own. */
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

    /**
     * Removes a group; one that is gone already is no failure. Fails with {@link io.kinefka.log.error.LogException} while
     * the group has members.
     */
    public CompletionStage<?> delete(String group) {
        return KafkaAnswer.of(
                        admin.deleteConsumerGroups(List.of(group)).all(), deadline, "Kafka did not remove a group")
                .exceptionallyCompose(failure -> isGone(failure)
                        ? CompletableFuture.completedStage(null)
                        : CompletableFuture.failedStage(failure));
    }

    private static boolean isGone(Throwable failure) {
        Throwable answer = failure instanceof CompletionException ? failure.getCause() : failure;
        return answer != null && answer.getCause() instanceof GroupIdNotFoundException;
    }
}
