package io.kinefka.benchmark.report;

import java.util.List;

/**
 * The same figure of several runs.
 *
 * @param minimum the smallest
 * @param median the middle one
 * @param maximum the largest
 */
public record Figure(double minimum, double median, double maximum) {

    /** Puts runs together. */
    static Figure of(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Figure(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }
}
