package io.kinefka.log.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Keeps one copy of what each metric is called for as long as it is used. */
final class MetricNames {
    private static final long NAME_BYTES = 300;
    private static final long DIMENSION_BYTES = 200;

    private final Map<MetricId, Uses> known = new HashMap<>();

    private static final class Uses {
        final MetricId metric;
        int count;

        Uses(MetricId metric) {
            this.metric = metric;
        }
    }

    /** Every metric in use. */
    Set<MetricId> all() {
        return Set.copyOf(known.keySet());
    }

    /** The memory that one more use of a metric takes. */
    long bytesToUse(MetricId metric) {
        return known.containsKey(metric) ? 0 : bytes(metric);
    }

    /** The copy that is to be used. */
    MetricId use(MetricId metric) {
        var uses = known.computeIfAbsent(metric, Uses::new);
        uses.count++;
        return uses.metric;
    }

    /** Ends one use; returns the memory that it frees. */
    long release(MetricId metric) {
        var uses = known.get(metric);
        if (uses == null || --uses.count > 0) {
            return 0;
        }
        known.remove(metric);
        return bytes(metric);
    }

    private static long bytes(MetricId metric) {
        long bytes =
                NAME_BYTES + 2L * (metric.namespace().length() + metric.name().length());
        for (var dimension : metric.dimensions().entrySet()) {
            bytes += DIMENSION_BYTES
                    + 2L * (dimension.getKey().length() + dimension.getValue().length());
        }
        return bytes;
    }
}
