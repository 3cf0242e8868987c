package io.kinefka.log.metrics;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Measurements of the last hours, those of the other gateways included. Nothing here waits for Kafka. */
public final class Metrics implements AutoCloseable {
    private final MetricMemory memory;
    private final Meters meters;
    private final MetricSharing sharing;

    /** Remembers, and shares through that topic. */
    public Metrics(MetricTopic topic, MetricSettings settings, Clock clock) {
        memory = new MetricMemory(UUID.randomUUID().toString(), settings, clock);
        meters = new Meters(memory);
        sharing = new MetricSharing(memory, meters, topic);
        sharing.start();
    }

    /**
     * Adds samples to a minute.
     *
     * @return whether they are kept: not if they are too old or of the future, or if there is no room for them
     */
    public boolean add(MetricId metric, Instant at, Aggregate samples) {
        return memory.add(metric, at, samples);
    }

    /**
     * Adds a sample of something that is measured often. It is lost if there is no room for it.
     *
     * @param millis when it was taken, since the epoch
     */
    public void add(MetricKey key, double value, long millis) {
        meters.add(key, value, millis);
    }

    /** Whether a moment is neither too old nor too far in the future to be remembered. */
    public boolean keeps(Instant at) {
        return memory.keeps(at);
    }

    /** The minutes of a metric from a moment on and before another, in the order of time. */
    public List<MetricPoint> read(MetricId metric, Instant from, Instant before) {
        meters.empty();
        return memory.read(metric, from, before);
    }

    /** All that was measured lately. */
    public Set<MetricId> metrics() {
        meters.empty();
        return memory.metrics();
    }

    /** Hands on what the other gateways do not know yet, and lets go of Kafka. */
    @Override
    public void close() {
        sharing.close();
    }
}
