package io.kinefka.log.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Meters of what is measured often. One that was not used since it was last emptied is forgotten. */
final class Meters {
    private final Map<MetricKey, Meter> meters = new ConcurrentHashMap<>();
    private final MetricMemory memory;

    Meters(MetricMemory memory) {
        this.memory = memory;
    }

    /** Adds a sample of that moment. */
    void add(MetricKey key, double value, long millis) {
        long minute = Math.floorDiv(millis, MetricMemory.MINUTE_MILLIS);
        while (true) {
            var meter = meters.computeIfAbsent(key, fresh -> new Meter(fresh.id(), memory));
            if (meter.add(value, minute)) {
                return;
            }
            meters.remove(key, meter);
        }
    }

    /** Hands all samples to the memory. */
    void empty() {
        meters.forEach((key, meter) -> {
            if (!meter.empty()) {
                meters.remove(key, meter);
            }
        });
    }
}
