package io.kinefka.firehose.host;

import io.kinefka.delivery.DeliveryEngine;
import io.kinefka.delivery.source.SourcePartition;
import io.kinefka.log.host.ConsumerProxy;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between Kafka Streams and its consumer. No offset is committed beyond the one that the engine calls durable;
 * nothing is read while the engine pauses; and the engine gets each partition's records from the committed offset on,
 * whatever Streams had read of it before. Used by Streams' thread only.
 */
final class EngineConsumer extends ConsumerProxy {
    private static final Logger LOG = LoggerFactory.getLogger(EngineConsumer.class);

    private final Consumer<byte[], byte[]> consumer;
    private final DeliveryEngine engine;
    private final RecordOpening opening;
    private final ReadMetrics metrics;
    private final Instant startAt;
    private final Clock clock;
    private final Set<TopicPartition> begun = new HashSet<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    EngineConsumer(
            Consumer<byte[], byte[]> consumer,
            DeliveryEngine engine,
            RecordOpening opening,
            ReadMetrics metrics,
            Instant startAt,
            Clock clock) {
        super(consumer);
        this.consumer = consumer;
        this.engine = engine;
        this.opening = opening;
        this.metrics = metrics;
        this.startAt = startAt;
        this.clock = clock;
    }

    /** A task has this partition from now on; its records come from the committed offset on. */
    void begin(TopicPartition partition) {
        OffsetAndMetadata known = consumer.committed(Set.of(partition)).get(partition);
        if (known == null) {
            consumer.seek(partition, firstOffset(partition));
        } else {
            consumer.seek(partition, known);
        }
        begun.add(partition);
        committed.remove(partition);
        engine.onAssigned(List.of(source(partition)));
    }

    /** No task has this partition any more. */
    void end(TopicPartition partition) {
        begun.remove(partition);
        engine.onRevoked(List.of(source(partition)));
    }

    @Override
    protected @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "poll" -> {
                return poll((Duration) arguments[0]);
            }
            case "commitSync", "commitAsync" -> {
                commit(arguments == null || !(arguments[0] instanceof Map<?, ?> offsets) ? Map.of() : offsets, method);
                return null;
            }
            default -> {
                return super.call(method, arguments);
            }
        }
    }

    private ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        Set<TopicPartition> assignment = consumer.assignment();
        Set<TopicPartition> held = new HashSet<>(engine.mustPause() ? assignment : opening.standing(clock.instant()));
        held.retainAll(assignment);
        readAllBut(held);
        try {
            ConsumerRecords<byte[], byte[]> records = opening.open(consumer.poll(timeout), consumer, clock.instant());
            metrics.read(records, consumer, clock.millis());
            return records;
        } catch (OffsetOutOfRangeException e) {
            reposition(e.offsetOutOfRangePartitions());
            return ConsumerRecords.empty();
        }
    }

    private void commit(Map<?, ?> offsets, Method method) {
        if (!"commitSync".equals(method.getName()) || offsets.isEmpty()) {
            throw new UnsupportedOperationException("Streams was not known to commit in this way: " + method);
        }
        Map<TopicPartition, OffsetAndMetadata> durable = new HashMap<>();
        offsets.forEach((partition, offset) -> lower((TopicPartition) partition, (OffsetAndMetadata) offset, durable));
        if (!durable.isEmpty()) {
            consumer.commitSync(durable);
            durable.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        }
    }

    private void lower(
            TopicPartition partition, OffsetAndMetadata offset, Map<TopicPartition, OffsetAndMetadata> lowered) {
        long durable = Math.min(offset.offset(), engine.durable(source(partition)));
        Long last = committed.get(partition);
        if (durable >= 0 && (last == null || last != durable)) {
            lowered.put(partition, new OffsetAndMetadata(durable, offset.metadata()));
        }
    }

    /** Where reading begins if nothing was committed. */
    private long firstOffset(TopicPartition partition) {
        if (startAt.equals(Instant.EPOCH)) {
            // Not by a search: records of other programs may have no time at all.
            return consumer.beginningOffsets(Set.of(partition)).getOrDefault(partition, 0L);
        }
        // Before the search: a record that arrives meanwhile must not fall between the two.
        long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
        OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(partition, startAt.toEpochMilli()))
                .get(partition);
        return found == null ? end : found.offset();
    }

    private void reposition(Map<TopicPartition, Long> positions) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(positions.keySet());
        positions.forEach((partition, position) -> {
            long beginning = beginnings.getOrDefault(partition, 0L);
            LOG.atWarn()
                    .addKeyValue("topic", partition.topic())
                    .addKeyValue("partition", partition.partition())
                    .addKeyValue("offset", position)
                    .addKeyValue("beginning", beginning)
                    .log("Records expired before they were read, or the topic is another one now");
            if (beginning < position && begun.contains(partition)) {
                // Offsets count from the start again; what the engine knows is about others.
                end(partition);
                begun.add(partition);
                engine.onAssigned(List.of(source(partition)));
            }
            consumer.seek(partition, beginning);
        });
    }

    private static SourcePartition source(TopicPartition partition) {
        return new SourcePartition(partition.topic(), partition.partition());
    }
}
