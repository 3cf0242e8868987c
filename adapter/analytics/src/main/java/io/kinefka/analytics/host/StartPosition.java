package io.kinefka.analytics.host;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/**
 * Sets where an application begins to read: only if its group has committed nothing, so that one that was stopped goes on there. Partitions that
 * come later are read from their beginning.
 */
final class StartPosition {
    private final Admin admin;
    private final HostedApplication application;

    StartPosition(Admin admin, HostedApplication application) {
        this.admin = admin;
        this.application = application;
    }

    /** Returns how many partitions the input has; waits for Kafka. */
    int prepare() {
        try {
            List<TopicPartition> partitions = partitions();
            if (application.startAt().toEpochMilli() > 0 && isNew(partitions)) {
                begin(offsets(partitions));
            }
            return partitions.size();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("The application cannot begin to read", e.getCause());
        }
    }

    private List<TopicPartition> partitions() throws InterruptedException, ExecutionException {
        String topic = application.input().topic();
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private boolean isNew(Collection<TopicPartition> partitions) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(application.applicationId())
                .partitionsToOffsetAndMetadata()
                .get();
        return partitions.stream().allMatch(partition -> committed.get(partition) == null);
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(List<TopicPartition> partitions)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        // In this order: what arrives in between is found by its time.
        offsets.putAll(offsets(partitions, OffsetSpec.latest()));
        offsets.putAll(offsets(
                partitions, OffsetSpec.forTimestamp(application.startAt().toEpochMilli())));
        return offsets;
    }

    /** The offsets that are found. */
    private Map<TopicPartition, OffsetAndMetadata> offsets(List<TopicPartition> partitions, OffsetSpec wanted)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> found = new HashMap<>();
        admin.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> wanted)))
                .all()
                .get()
                .forEach((partition, info) -> {
                    if (info.offset() >= 0) {
                        found.put(partition, new OffsetAndMetadata(info.offset()));
                    }
                });
        return found;
    }

    private void begin(Map<TopicPartition, OffsetAndMetadata> offsets) throws InterruptedException, ExecutionException {
        try {
            admin.alterConsumerGroupOffsets(application.applicationId(), offsets)
                    .all()
                    .get();
        } catch (ExecutionException e) {
            // The group has members: another gateway was faster, and has set the same.
            if (!(e.getCause() instanceof UnknownMemberIdException)) {
                throw e;
            }
        }
    }
}
