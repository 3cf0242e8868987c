package io.kinefka.connect.firehose;

import io.kinefka.delivery.DeliveryObserver;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;

/** Counts a task's deliveries, and shows the counts among the worker's metrics. */
final class DeliveryMetrics implements DeliveryObserver {
    private final Map<Target, Counts> counts = new EnumMap<>(Target.class);
    private final AtomicLong invocations = new AtomicLong();
    private final AtomicLong failedInvocations = new AtomicLong();

    private record Counts(
            AtomicLong deliveries,
            AtomicLong records,
            AtomicLong bytes,
            AtomicLong failures,
            AtomicLong discarded,
            AtomicLong ageMillis) {
        Counts() {
            this(
                    new AtomicLong(),
                    new AtomicLong(),
                    new AtomicLong(),
                    new AtomicLong(),
                    new AtomicLong(),
                    new AtomicLong());
        }
    }

    DeliveryMetrics(PluginMetrics metrics) {
        for (Target target : Target.values()) {
            Counts made = new Counts();
            counts.put(target, made);
            String name = target.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Map<String, String> tags = Map.of("target", name);
            show(metrics, tags, "deliveries-total", "Objects or requests that were accepted", made.deliveries());
            show(metrics, tags, "delivered-records-total", "Records in them", made.records());
            show(metrics, tags, "delivered-bytes-total", "Bytes of these records before compression", made.bytes());
            show(metrics, tags, "failures-total", "Attempts that have failed", made.failures());
            show(metrics, tags, "discarded-records-total", "Records that were given up", made.discarded());
            show(metrics, tags, "freshness-ms", "Age of the oldest record in the last delivery", made.ageMillis());
        }
        show(metrics, Map.of(), "invocations-total", "Invocations of the function", invocations);
        show(metrics, Map.of(), "invocation-failures-total", "Those that have failed", failedInvocations);
    }

    /** Of objects and requests, so far. */
    long deliveries() {
        return counts.values().stream().mapToLong(of -> of.deliveries().get()).sum();
    }

    @Override
    public void delivered(Target target, long bytes, long records, Duration freshness) {
        Counts of = of(target);
        of.deliveries().incrementAndGet();
        of.records().addAndGet(records);
        of.bytes().addAndGet(bytes);
        of.ageMillis().set(freshness.toMillis());
    }

    @Override
    public void failed(Target target, String code, String message) {
        of(target).failures().incrementAndGet();
    }

    @Override
    public void discarded(Target target, long records) {
        of(target).discarded().addAndGet(records);
    }

    @Override
    public void invoked(Duration took, boolean succeeded, long records, long bytes) {
        invocations.incrementAndGet();
        if (!succeeded) {
            failedInvocations.incrementAndGet();
        }
    }

    private Counts of(Target target) {
        return counts.computeIfAbsent(target, made -> new Counts());
    }

    private static void show(
            PluginMetrics metrics, Map<String, String> tags, String name, String description, AtomicLong count) {
        Gauge<Long> gauge = (config, now) -> count.get();
        metrics.addMetric(metrics.metricName(name, description, new LinkedHashMap<>(tags)), gauge);
    }
}
