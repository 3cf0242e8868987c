package io.kinefka.delivery;

import io.kinefka.delivery.buffer.PartitionOffsets;
import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.config.Processing;
import io.kinefka.delivery.config.Processor;
import io.kinefka.delivery.config.Source;
import io.kinefka.delivery.process.KplAggregate;
import io.kinefka.delivery.process.Rejection;
import io.kinefka.delivery.process.Step;
import io.kinefka.delivery.process.Steps;
import io.kinefka.delivery.process.UserRecord;
import io.kinefka.delivery.source.SourcePartition;
import io.kinefka.delivery.source.SourceRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the records of some partitions by one version of a delivery stream's configuration.
 *
 * <p>A host reads records from the offsets that were committed last, hands them over by {@link #accept} in the order of
 * each partition, calls {@link #poll} several times a second, stops reading while {@link #mustPause}, and commits no
 * offset beyond {@link #durable}. Then every record is delivered at least once, or is among the errors, or was dropped by
 * the Lambda function, whenever and however hosts die. Nothing that exists in S3 is ever overwritten.
 *
 * <p>No method waits for a destination. All may be called by several threads; one at a time does its work.
 */
public final class DeliveryEngine implements AutoCloseable {
    /** So many segments may wait for their delivery. */
    private static final int PENDING_MAX = 1000;
    /** How long memory or files may be short until a segment is delivered early. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DeliveryStreamConfig stream;
    private final DeliveryResources resources;
    private final DeliveryObserver observer;
    private final Mailbox mailbox = new Mailbox();
    private final Deliveries deliveries;
    private final Segments segments;
    private final Outputs outputs;
    private final @Nullable Transformation transformation;
    private final Step first;
    private final boolean keepsSource;
    private final Map<SourcePartition, PartitionOffsets> assigned = new HashMap<>();
    private Instant now;
    private @Nullable Instant shortSince;
    private boolean isPausing;

    /**
     * An engine without partitions.
     *
     * @param now from which its time goes on, see {@link #poll}
     */
    public DeliveryEngine(
            DeliveryStreamConfig stream,
            Grouping grouping,
            DeliveryResources resources,
            DeliveryObserver observer,
            Instant now) {
        this.stream = stream;
        this.resources = resources;
        this.observer = observer;
        this.now = now;
        Processing processing = stream.destination().processing();
        LaneRules rules = new LaneRules(stream.destination());
        deliveries = new Deliveries(stream, resources, rules, mailbox, observer);
        segments = new Segments(resources, rules, grouping, deliveries);
        outputs = new Outputs(Steps.afterLambda(processing), segments);
        transformation = processing
                .find(Processor.Lambda.class)
                .map(lambda -> new Transformation(lambda, stream, resources, mailbox, outputs, observer))
                .orElse(null);
        first = Steps.beforeLambda(processing);
        keepsSource = stream.destination().sourceBackup() != null;
    }

    /** These partitions are this engine's; their records come from the committed offsets on. */
    public synchronized void onAssigned(Collection<SourcePartition> partitions) {
        partitions.forEach(partition -> assigned.put(partition, new PartitionOffsets(partition)));
    }

    /**
     * These partitions are not this engine's any more. What it has of them is forgotten, or delivered although others
     * will deliver it too; nobody waits for it.
     */
    public synchronized void onRevoked(Collection<SourcePartition> partitions) {
        for (SourcePartition partition : partitions) {
            PartitionOffsets offsets = assigned.remove(partition);
            if (offsets != null) {
                offsets.revoke();
            }
        }
        if (transformation != null) {
            transformation.dropRevoked();
        }
        segments.dropRevoked(now);
        deliveries.dropRevoked();
    }

    /**
     * Takes a record. Records that it has already, and those of partitions that are not assigned, are ignored.
     *
     * <p>Also taken while the engine {@link #mustPause pauses}, for hosts that have read several records at once.
     */
    public synchronized void accept(SourceRecord record) {
        PartitionOffsets owner = assigned.get(record.partition());
        if (owner == null || !owner.isNew(record.offset())) {
            return;
        }
        int sub = 0;
        int unitSub = 0;
        for (UserRecord user : userRecords(record)) {
            if (keepsSource) {
                segments.add(Lane.SOURCE_BACKUP, owner, record.offset(), sub, record.arrivalMillis(), user.data(), now);
                sub++;
            }
            Unit unit = new Unit(
                    owner,
                    record.offset(),
                    unitSub,
                    record.arrivalMillis(),
                    user.partitionKey(),
                    record.position(),
                    user.data());
            unitSub = begin(unit);
        }
        owner.accepted(record.offset());
        if (resources.budgets().isPressing()) {
            segments.spill();
        }
    }

    /**
     * Does what is due: takes notice of deliveries, closes buffers, begins new attempts.
     *
     * @param time now; the engine knows no other time, and time that goes back stands still
     */
    public synchronized void poll(Instant time) {
        now = time.isAfter(now) ? time : now;
        mailbox.open(now);
        if (transformation != null) {
            transformation.poll(now);
        }
        segments.closeDue(now);
        deliveries.poll(now);
        relieve();
    }

    /** Whether the host should stop reading until this is false. Changes in {@link #poll} and {@link #accept}. */
    public synchronized boolean mustPause() {
        boolean isBacklogged = transformation != null && transformation.isBacklogged();
        isPausing = isPausing
                ? !resources.budgets().isRelaxed() || isBacklogged || deliveries.size() > PENDING_MAX / 2
                : resources.budgets().isPressing() || isBacklogged || deliveries.size() > PENDING_MAX;
        return isPausing;
    }

    /**
     * The offset that may be committed: all records below it were acknowledged by the destination, written to the
     * errors, or dropped by the Lambda function; and written to the source backup, if there is one.
     *
     * @return -1 if the partition is not assigned or none of its records was accepted
     */
    public synchronized long durable(SourcePartition partition) {
        PartitionOffsets owner = assigned.get(partition);
        return owner == null ? -1 : owner.durable();
    }

    /** Forgets everything that is not durable; it will be read again. Waits for nothing. */
    @Override
    public synchronized void close() {
        onRevoked(List.copyOf(assigned.keySet()));
        if (transformation != null) {
            transformation.close();
        }
        segments.close();
        deliveries.close();
    }

    private static ByteBuffer value(SourceRecord record) {
        return record.value() == null ? ByteBuffer.allocate(0) : record.value();
    }

    private List<UserRecord> userRecords(SourceRecord record) {
        ByteBuffer value = value(record);
        if (stream.source() instanceof Source.KinesisStream) {
            var split = KplAggregate.split(value);
            if (split.isPresent()) {
                return split.get();
            }
        }
        ByteBuffer key = record.key();
        String partitionKey = key == null || transformation == null
                ? null
                : StandardCharsets.UTF_8.decode(key.duplicate()).toString();
        return List.of(new UserRecord(partitionKey, value));
    }

    /** Sends a record on its way; the next one's number is behind those that come of it. */
    private int begin(Unit unit) {
        var output = new Step.Output() {
            private int sub = unit.sub();

            @Override
            public void emit(ByteBuffer data) {
                Unit made = unit.withData(sub++, data);
                if (transformation == null) {
                    outputs.deliver(made, now);
                } else {
                    transformation.add(made, now);
                }
            }

            @Override
            public void fail(Rejection rejection, ByteBuffer data) {
                outputs.reject(rejection, unit, data, now);
            }
        };
        first.apply(unit.data(), output);
        return output.sub;
    }

    private void relieve() {
        if (!resources.budgets().isPressing()) {
            shortSince = null;
            return;
        }
        segments.spill();
        Instant since = shortSince == null ? now : shortSince;
        shortSince = since;
        boolean isStillShort = !now.isBefore(since.plus(PATIENCE)) && deliveries.size() == 0;
        if (isStillShort && segments.closeLargest(now)) {
            observer.deliveredEarly();
            shortSince = null;
        }
    }
}
