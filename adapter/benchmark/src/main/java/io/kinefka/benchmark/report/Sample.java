package io.kinefka.benchmark.report;

import java.util.Map;

/**
 * What one run has brought.
 *
 * @param figures by name, with the unit in the name
 */
public record Sample(Map<String, Double> figures) {
    public Sample {
        figures = Map.copyOf(figures);
    }

    /** One figure. */
    public static Sample of(String name, double value) {
        return new Sample(Map.of(name, value));
    }

    /** Latencies, in milliseconds. */
    public static Sample latencies(org.HdrHistogram.Histogram nanos) {
        return new Sample(Map.of(
                "p50 ms", nanos.getValueAtPercentile(50) / 1e6,
                "p99 ms", nanos.getValueAtPercentile(99) / 1e6));
    }
}
