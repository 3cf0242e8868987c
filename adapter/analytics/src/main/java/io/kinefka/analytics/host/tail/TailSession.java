package io.kinefka.analytics.host.tail;

import io.kinefka.analytics.host.InternalTopics;
import io.kinefka.analytics.host.TailWish;
import io.kinefka.analytics.host.TailedRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A topic in which an application shows the rows of a stream to us, as long as we say that we look. */
final class TailSession {
    private static final Duration VALIDITY = Duration.ofSeconds(10);
    private static final Duration RENEWAL = Duration.ofSeconds(2);
    private static final Duration FAREWELL_MAX = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);

    /** Rows that nobody has read by then are not for anybody. */
    private static final Map<String, String> CONFIGURATION = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(Duration.ofMinutes(5).toMillis()),
            TopicConfig.RETENTION_BYTES_CONFIG,
            Integer.toString(256 << 20),
            TopicConfig.SEGMENT_MS_CONFIG,
            Long.toString(Duration.ofMinutes(1).toMillis()),
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(64 << 20),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(32 << 20));

    private final TailClients kafka;
    private final String group;
    private final String stream;
    private final TopicPartition rows;
    private final long beganNanos = System.nanoTime();
    private long wishedNanos = beganNanos - RENEWAL.toNanos();
    private long heardNanos = beganNanos;
    private boolean isHeard;
    private long nextOffset;
    private long leftOut;
    private long missing;

    private TailSession(TailClients kafka, String group, String stream, TopicPartition rows) {
        this.kafka = kafka;
        this.group = group;
        this.stream = stream;
        this.rows = rows;
    }

    /** Begins one, which nobody knows of yet. */
    static TailSession begin(TailClients kafka, String group, String stream, Instant now, int random) {
        String topic = InternalTopics.tail(group, now, random);
        // As many replicas as the brokers think right.
        NewTopic shown = new NewTopic(topic, Optional.of(1), Optional.empty()).configs(CONFIGURATION);
        TailClients.await(kafka.admin().createTopics(List.of(shown)).all());
        TopicPartition rows = new TopicPartition(topic, 0);
        kafka.consumer().assign(List.of(rows));
        kafka.consumer().seekToBeginning(List.of(rows));
        return new TailSession(kafka, group, stream, rows);
    }

    boolean isFor(String otherGroup, String otherStream) {
        return group.equals(otherGroup) && stream.equals(otherStream);
    }

    /** Whether the application has said anything. */
    boolean isHeard() {
        return isHeard;
    }

    /** How long it has not said anything. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardNanos);
    }

    /** Says that we look, if it is time to say it again; returns whether the topic is there still. */
    boolean renew() {
        if (System.nanoTime() - wishedNanos < RENEWAL.toNanos()) {
            return true;
        }
        wishedNanos = System.nanoTime();
        wish(VALIDITY);
        // Not every broker may have heard of it at once.
        return wishedNanos - beganNanos < VALIDITY.toNanos() || exists(rows.topic());
    }

    /** To a topic only that the application itself has made: it would not work with another one. */
    private void wish(Duration validity) {
        if (exists(InternalTopics.rows(group))) {
            var unused = kafka.producer().send(new TailWish(stream, rows.topic(), validity).to(group));
            kafka.producer().flush();
        }
    }

    private boolean exists(String topic) {
        try {
            return TailClients.await(
                                    kafka.admin().describeTopics(List.of(topic)).allTopicNames())
                            .size()
                    == 1;
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        }
    }

    /** What has come since the last time. */
    List<TailedRow> poll() {
        List<TailedRow> found = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> shown : kafka.consumer().poll(POLL)) {
            isHeard = true;
            heardNanos = System.nanoTime();
            missing += Math.max(0, shown.offset() - nextOffset);
            nextOffset = shown.offset() + 1;
            TailedRow row = TailedRow.of(shown.key(), shown.value());
            // Counted anew by each task.
            missing += Math.max(0, row.leftOutBefore() - leftOut);
            leftOut = row.leftOutBefore();
            found.add(row);
        }
        return found;
    }

    /** How many rows were left out, or have expired before they were read, since the last time. */
    long takeMissing() {
        long taken = missing;
        missing = 0;
        return taken;
    }

    /** Says that we do not look any more, and removes the topic. */
    void end() {
        try {
            wish(Duration.ZERO);
            long until = System.nanoTime() + FAREWELL_MAX.toNanos();
            // Afterwards nothing is sent there that would bring the topic back.
            boolean isOver = !isHeard;
            while (!isOver && System.nanoTime() < until) {
                isOver = poll().stream().anyMatch(row -> row.json().isEmpty());
            }
            TailClients.await(kafka.admin().deleteTopics(List.of(rows.topic())).all());
        } catch (UnknownTopicOrPartitionException e) {
            // Gone already.
        } catch (KafkaException e) {
            // The application, or whoever watches it next, removes the topic.
        }
    }
}
