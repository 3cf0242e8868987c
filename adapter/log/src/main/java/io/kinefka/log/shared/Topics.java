package io.kinefka.log.shared;

import io.kinefka.log.error.KafkaAnswer;
import io.kinefka.log.error.LogException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What is done with topics that hold records. Every method may be repeated after a crash. */
public final class Topics {
    private final Admin admin;
    private final Duration deadline;

    public Topics(Admin admin, Duration deadline) {
        this.admin = admin;
        this.deadline = deadline;
    }

    /** The names of all topics, Kafka's own included. */
    public CompletionStage<Set<String>> names() {
        return KafkaAnswer.of(
                admin.listTopics(new ListTopicsOptions().listInternal(true)).names(),
                deadline,
                "The topics could not be listed");
    }

    /** Creates a topic unless it is there, and waits until every partition answers. */
    public void create(NewTopic topic) throws InterruptedException {
        tolerating(
                TopicExistsException.class, admin.createTopics(List.of(topic)).all(), "The topic could not be created");
        awaitLeaders(topic.name(), topic.numPartitions());
    }

    /** What must be true at the moment. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws InterruptedException;
    }

    /**
     * Deletes a topic unless it is gone. Never a later one of the same name, however long this takes.
     *
     * @param condemned asked when it is settled which topic is meant: true as long as there can be no later one
     */
    public void delete(String topic, Condition condemned) throws InterruptedException {
        Optional<Uuid> meant = id(topic);
        if (meant.isPresent() && condemned.holds()) {
            tolerating(
                    UnknownTopicIdException.class,
                    admin.deleteTopics(TopicCollection.ofTopicIds(List.of(meant.get())))
                            .all(),
                    "The topic could not be deleted");
        }
    }

    private Optional<Uuid> id(String topic) throws InterruptedException {
        try {
            return KafkaAnswer.await(
                            admin.describeTopics(List.of(topic)).allTopicNames(),
                            deadline,
                            "The topic could not be described")
                    .values()
                    .stream()
                    .map(TopicDescription::topicId)
                    .findFirst();
        } catch (LogException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** How many partitions a topic has. */
    public int partitionCount(String topic) throws InterruptedException {
        return KafkaAnswer.awaitRetrying(
                        () -> admin.describeTopics(List.of(topic)).allTopicNames(),
                        deadline,
                        "The topic could not be described")
                .values()
                .stream()
                .mapToInt(description -> description.partitions().size())
                .sum();
    }

    /** Waits until each of the first so many partitions answers. */
    public void awaitLeaders(String topic, int partitions) throws InterruptedException {
        var request = new HashMap<TopicPartition, OffsetSpec>();
        for (int partition = 0; partition < partitions; partition++) {
            request.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        KafkaAnswer.awaitRetrying(
                () -> admin.listOffsets(request).all(), deadline, "The topic's partitions have no leaders");
    }

    /** Waits; a failure of that kind means that an earlier attempt had got this far. */
    private void tolerating(Class<? extends Exception> done, KafkaFuture<Void> future, String complaint)
            throws InterruptedException {
        try {
            KafkaAnswer.await(future, deadline, complaint);
        } catch (LogException e) {
            if (!done.isInstance(e.getCause())) {
                throw e;
            }
        }
    }
}
