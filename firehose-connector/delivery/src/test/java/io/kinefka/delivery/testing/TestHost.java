package io.kinefka.delivery.testing;

import static org.awaitility.Awaitility.await;

import io.kinefka.delivery.DeliveryEngine;
import io.kinefka.delivery.DeliveryObserver;
import io.kinefka.delivery.DeliveryResources;
import io.kinefka.delivery.Grouping;
import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.Source;
import io.kinefka.delivery.source.SourcePartition;
import io.kinefka.delivery.source.SourceRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Drives an engine from a log as a host does, in a time of its own that passes with its steps. */
public final class TestHost {
    public static final Instant START = Instant.parse("2026-03-04T05:06:07Z");

    private final DeliveryEngine engine;
    private final TestLog log;
    private final Map<SourcePartition, Integer> positions = new TreeMap<>();
    private final Duration step;
    private final int recordsPerStep;
    private Instant now;

    public TestHost(DeliveryEngine engine, TestLog log, Instant now, Duration step, int recordsPerStep) {
        this.engine = engine;
        this.log = log;
        this.now = now;
        this.step = step;
        this.recordsPerStep = recordsPerStep;
    }

    /** A host whose engine delivers all partitions of a log, a fifth of a second each step. */
    public static TestHost of(Destination destination, DeliveryResources resources, TestLog log) {
        return of(stream(destination), resources, log, DeliveryObserver.NONE);
    }

    public static TestHost of(
            DeliveryStreamConfig stream, DeliveryResources resources, TestLog log, DeliveryObserver observer) {
        DeliveryEngine engine = new DeliveryEngine(stream, Grouping.TOGETHER, resources, observer, START);
        TestHost host = new TestHost(engine, log, START, Duration.ofMillis(200), 500);
        host.assign(log.partitions());
        return host;
    }

    public static DeliveryStreamConfig stream(Destination destination) {
        return stream(destination, new Source.DirectPut());
    }

    public static DeliveryStreamConfig stream(Destination destination, Source source) {
        return new DeliveryStreamConfig(
                "stream", "arn:aws:firehose:eu-west-1:000000000000:deliverystream/stream", "1", source, destination);
    }

    public void assign(Collection<SourcePartition> partitions) {
        engine.onAssigned(partitions);
        partitions.forEach(partition -> positions.put(partition, Math.toIntExact(log.committed(partition))));
    }

    public void revoke(Collection<SourcePartition> partitions) {
        engine.onRevoked(partitions);
        partitions.forEach(positions::remove);
    }

    public DeliveryEngine engine() {
        return engine;
    }

    /** Reads unless it must pause, polls, commits. */
    public void step() {
        if (!engine.mustPause()) {
            positions.replaceAll(this::read);
        }
        now = now.plus(step);
        engine.poll(now);
        for (SourcePartition partition : positions.keySet()) {
            long durable = engine.durable(partition);
            if (durable >= 0) {
                log.commit(partition, durable);
            }
        }
    }

    /** So much time passes in steps. */
    public void pass(Duration time) {
        for (Instant end = now.plus(time); now.isBefore(end); ) {
            step();
        }
    }

    /** Goes on until something is the case. */
    public void until(BooleanSupplier done) {
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(1)).until(() -> {
            step();
            return done.getAsBoolean();
        });
    }

    private int read(SourcePartition partition, int from) {
        List<SourceRecord> records = log.records(partition);
        int to = Math.min(records.size(), from + recordsPerStep);
        records.subList(from, to).forEach(engine::accept);
        return to;
    }
}
