package io.kinefka.log.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is measured.
 *
 * @param accountId whose metric it is
 * @param region where
 * @param namespace of the metric, for example {@code AWS/Kinesis}
 * @param name of the metric
 * @param dimensions of the metric; their order does not matter
 * @param unit of its values, for example {@code Count}
 */
public record MetricId(
        String accountId, String region, String namespace, String name, Map<String, String> dimensions, String unit) {

    public MetricId {
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    }
}
