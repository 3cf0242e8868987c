package io.kinefka.connect.firehose;

import io.kinefka.connect.firehose.config.FirehoseSinkConfig;
import io.kinefka.delivery.DeliveryEngine;
import io.kinefka.delivery.source.SourcePartition;
import io.kinefka.delivery.source.SourceRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/**
 * Drives a delivery engine with the records of a task's partitions, and commits only what is durable.
 *
 * <p>Connect calls every method on the task's own thread. None of them waits for a destination; while the engine has too
 * much, the partitions are paused.
 */
public final class FirehoseSinkTask extends SinkTask {
    /** How often the engine is polled, with or without records. */
    private static final Duration STEP = Duration.ofMillis(500);

    private final Clock clock;
    private final RecordConversion conversion;
    private final Progress progress;
    /** The offset behind the last record that was accepted, for each partition that has had one. */
    private final Map<TopicPartition, Long> accepted = new HashMap<>();

    private @Nullable TaskDelivery delivery;
    private @Nullable ErrantRecordReporter errant;
    private boolean isPausing;

    /** As Connect makes it. */
    public FirehoseSinkTask() {
        this(Clock.systemUTC());
    }

    FirehoseSinkTask(Clock clock) {
        this.clock = clock;
        conversion = new RecordConversion(clock);
        progress = new Progress(clock);
    }

    @Override
    public String version() {
        return PluginVersion.get();
    }

    @Override
    public void start(Map<String, String> props) {
        errant = context.errantRecordReporter();
        delivery = TaskDelivery.start(
                new FirehoseSinkConfig(props), new DeliveryMetrics(context.pluginMetrics()), clock.instant());
        context.timeout(STEP.toMillis());
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        accepted.keySet().removeAll(partitions);
        engine().onAssigned(sources(partitions));
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        for (SinkRecord record : records) {
            accept(record);
        }
        engine().poll(clock.instant());
        pauseOrResume();
        if (progress.isWorthCommitting(delivery().deliveries())) {
            context.requestCommit();
        }
        context.timeout(STEP.toMillis());
    }

    /** Only what is durable. Where nothing is under way, also what others have kept from this task. */
    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> currentOffsets) {
        engine().poll(clock.instant());
        progress.committed(delivery().deliveries());
        Map<TopicPartition, OffsetAndMetadata> durable = new HashMap<>();
        currentOffsets.forEach((partition, current) -> {
            long offset = Math.min(current.offset(), durableOrAll(partition));
            if (offset >= 0) {
                durable.put(partition, new OffsetAndMetadata(offset));
            }
        });
        return durable;
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        engine().onRevoked(sources(partitions));
    }

    /** Waits for nothing: what is not durable is read again. */
    @Override
    public void stop() {
        if (delivery != null) {
            delivery.close();
        }
    }

    private void accept(SinkRecord record) {
        SourceRecord source;
        try {
            source = conversion.convert(record);
        } catch (DataException e) {
            if (errant == null) {
                throw e;
            }
            // Connect itself waits for it before it commits the record's offset.
            var unused = errant.report(record, e);
            return;
        }
        engine().accept(source);
        accepted.put(
                new TopicPartition(
                        source.partition().topic(), source.partition().number()),
                source.offset() + 1);
    }

    /** The durable offset, -1 if there is none, or more than any offset if nothing is under way. */
    private long durableOrAll(TopicPartition partition) {
        long durable = engine().durable(source(partition));
        Long behindLast = accepted.get(partition);
        boolean isNothingUnderWay = behindLast == null || durable == behindLast;
        return isNothingUnderWay ? Long.MAX_VALUE : durable;
    }

    private void pauseOrResume() {
        boolean mustPause = engine().mustPause();
        TopicPartition[] all = context.assignment().toArray(TopicPartition[]::new);
        if (mustPause) {
            // Also those that have come since.
            context.pause(all);
        } else if (isPausing) {
            context.resume(all);
        }
        isPausing = mustPause;
    }

    private DeliveryEngine engine() {
        return delivery().engine();
    }

    private TaskDelivery delivery() {
        if (delivery == null) {
            throw new IllegalStateException("Not started");
        }
        return delivery;
    }

    private static List<SourcePartition> sources(Collection<TopicPartition> partitions) {
        return partitions.stream().map(FirehoseSinkTask::source).toList();
    }

    private static SourcePartition source(TopicPartition partition) {
        return new SourcePartition(partition.topic(), partition.partition());
    }
}
