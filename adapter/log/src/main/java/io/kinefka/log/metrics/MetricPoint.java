package io.kinefka.log.metrics;

import java.time.Instant;

/**
 * What a minute brought.
 *
 * @param metric what was measured
 * @param minute its first moment
 * @param aggregate the samples
 */
public record MetricPoint(MetricId metric, Instant minute, Aggregate aggregate) {}
