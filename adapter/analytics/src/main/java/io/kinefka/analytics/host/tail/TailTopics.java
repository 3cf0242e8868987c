package io.kinefka.analytics.host.tail;

import io.kinefka.analytics.host.InternalTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics of those who watch an application. */
final class TailTopics {
    private static final Logger LOG = LoggerFactory.getLogger(TailTopics.class);
    /** Where somebody watches, something is said every few seconds. */
    private static final Duration OLD = Duration.ofMinutes(10);

    private TailTopics() {}

    /** Removes those that were left when both who watched and the task that showed rows have died. */
    static void removeOld(Admin admin, String group, Instant now) {
        try {
            List<String> old = TailClients.await(admin.listTopics().names()).stream()
                    .filter(topic -> InternalTopics.tailBegin(group, topic)
                            .filter(begin -> begin.plus(OLD).isBefore(now))
                            .isPresent())
                    .filter(topic -> lastSaid(admin, topic).plus(OLD).isBefore(now))
                    .toList();
            TailClients.await(admin.deleteTopics(old).all());
        } catch (KafkaException e) {
            LOG.atDebug().addKeyValue("group", group).setCause(e).log("Old topics cannot be removed");
        }
    }

    private static Instant lastSaid(Admin admin, String topic) {
        TopicPartition rows = new TopicPartition(topic, 0);
        return Instant.ofEpochMilli(TailClients.await(admin.listOffsets(Map.of(rows, OffsetSpec.maxTimestamp()))
                        .partitionResult(rows))
                .timestamp());
    }
}
