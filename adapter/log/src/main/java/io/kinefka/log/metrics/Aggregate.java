package io.kinefka.log.metrics;

/**
 * Samples of one metric within one minute, put together.
 *
 * @param sum of all samples
 * @param count how many samples
 * @param minimum the smallest sample
 * @param maximum the largest sample
 */
public record Aggregate(double sum, double count, double minimum, double maximum) {

    /** One sample. */
    public static Aggregate of(double value) {
        return new Aggregate(value, 1, value, value);
    }

    /** The samples of both. */
    public Aggregate plus(Aggregate other) {
        return new Aggregate(
                sum + other.sum,
                count + other.count,
                Math.min(minimum, other.minimum),
                Math.max(maximum, other.maximum));
    }
}
