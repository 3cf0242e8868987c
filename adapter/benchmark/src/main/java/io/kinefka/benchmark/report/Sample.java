package io.kinefka.benchmark.report;

import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one run has brought.
 *
 * @param count how many records or requests there were; 0 if that does not matter
 * @param figures by name, with the unit in the name
 */
public record Sample(long count, Map<String, Double> figures) {
    /** Nothing was measured. */
    public static final Sample NONE = new Sample(0, Map.of());

    public Sample {
        figures = Map.copyOf(figures);
    }

    /** So many of something in that time. */
    public static Sample rate(String name, long count, double seconds) {
        return new Sample(count, Map.of(name, count / seconds));
    }

    /** Latencies, in milliseconds. */
    public static Sample latencies(Histogram nanos) {
        return new Sample(
                nanos.getTotalCount(),
                Map.of(
                        "p50 ms", nanos.getValueAtPercentile(50) / 1e6,
                        "p99 ms", nanos.getValueAtPercentile(99) / 1e6));
    }

    /** This one and more. */
    public Sample with(Map<String, Double> more) {
        var all = new HashMap<>(figures);
        all.putAll(more);
        return new Sample(count, all);
    }
}
