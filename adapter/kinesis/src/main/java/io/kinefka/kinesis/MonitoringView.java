package io.kinefka.kinesis;

import io.kinefka.mapping.StreamMetadata;
import java.util.Collection;
import java.util.List;

/** Which metrics of its shards a stream reports one by one. */
record MonitoringView(List<String> shardLevelMetrics) {
    private static final String ALL = "ALL";

    static List<MonitoringView> of(StreamMetadata stream) {
        return List.of(new MonitoringView(metrics(stream)));
    }

    private static List<String> metrics(StreamMetadata stream) {
        return List.copyOf(stream.options().shardLevelMetrics());
    }

    /** The metrics that a caller means. */
    static Collection<String> expanded(List<String> named) {
        return named.contains(ALL) ? ShardMeter.METRICS : named;
    }

    /** What was reported before a change, and is from now on. */
    record Change(
            String streamName,
            List<String> currentShardLevelMetrics,
            List<String> desiredShardLevelMetrics,
            String streamARN) {

        static Change of(StreamMetadata before, StreamMetadata after) {
            return new Change(
                    after.id().name(),
                    metrics(before),
                    metrics(after),
                    after.id().arn());
        }
    }
}
