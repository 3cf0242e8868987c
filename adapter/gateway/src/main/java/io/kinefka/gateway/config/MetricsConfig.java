package io.kinefka.gateway.config;

import java.time.Duration;

/**
 * How much is remembered of what is measured.
 *
 * @param retention how long
 * @param bytesMax how much memory it may take
 */
public record MetricsConfig(Duration retention, long bytesMax) {
    private static final long MIB = 1 << 20;
    private static final long TIB = 1L << 40;

    public MetricsConfig {
        Checks.positive(Keys.METRICS_RETENTION, retention);
        Checks.between(Keys.METRICS_BYTES_MAX, bytesMax, MIB, TIB);
    }
}
