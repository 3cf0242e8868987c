package io.kinefka.kinesis;

import io.kinefka.log.metrics.MetricId;
import io.kinefka.log.metrics.MetricKey;
import io.kinefka.mapping.StreamId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a stream, or of a part of it.
 *
 * @param stream whose
 * @param dimension what kind of part: {@code ShardId} or {@code ConsumerName}; null for the whole stream
 * @param part which one; null for the whole stream
 * @param name of the metric
 * @param unit of its values
 */
record TrafficMetric(
        StreamId stream,
        @Nullable String dimension,
        @Nullable Object part,
        String name,
        String unit) implements MetricKey {
    private static final String NAMESPACE = "AWS/Kinesis";
    private static final String STREAM_NAME = "StreamName";

    @Override
    public MetricId id() {
        var dimensions = dimension == null || part == null
                ? Map.of(STREAM_NAME, stream.name())
                : Map.of(STREAM_NAME, stream.name(), dimension, part.toString());
        return new MetricId(stream.accountId(), stream.region(), NAMESPACE, name, dimensions, unit);
    }
}
