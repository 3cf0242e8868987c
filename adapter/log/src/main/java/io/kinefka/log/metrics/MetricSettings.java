package io.kinefka.log.metrics;

import java.time.Duration;

/**
 * How much is remembered.
 *
 * @param retention how long
 * @param bytesMax how much memory measurements may take, those of all gateways together
 */
public record MetricSettings(Duration retention, long bytesMax) {
    /** Three hours, in 64 MiB at most. */
    public static final MetricSettings DEFAULT = new MetricSettings(Duration.ofHours(3), 64L << 20);

    /** How far ahead of the clock a measurement may be, as on AWS. */
    static final Duration FUTURE_MAX = Duration.ofHours(2);
}
