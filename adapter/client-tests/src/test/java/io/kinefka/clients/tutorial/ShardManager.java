package io.kinefka.clients.tutorial;

import io.kinefka.clients.JavaSdks;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ScalingType;

/** A tutorial's shard manager: doubles the shards of a stream whose records of late are more than its shards should get. */
final class ShardManager {
    private static final Duration OF_LATE = Duration.ofMinutes(5);
    private static final int MINUTE_SECONDS = 60;

    private final KinesisClient kinesis;
    private final CloudWatchClient cloudWatch;
    private final double recordsPerShardMax;

    ShardManager(KinesisClient kinesis, CloudWatchClient cloudWatch, double recordsPerShardMax) {
        this.kinesis = kinesis;
        this.cloudWatch = cloudWatch;
        this.recordsPerShardMax = recordsPerShardMax;
    }

    /** The records of the last minutes, as CloudWatch counts them. */
    double incomingRecords(String stream) {
        var now = Instant.now();
        return cloudWatch
                .getMetricStatistics(request -> request.namespace("AWS/Kinesis")
                        .metricName("IncomingRecords")
                        .dimensions(Dimension.builder()
                                .name("StreamName")
                                .value(stream)
                                .build())
                        .startTime(now.minus(OF_LATE))
                        .endTime(now.plusSeconds(MINUTE_SECONDS))
                        .period(MINUTE_SECONDS)
                        .statistics(Statistic.SUM))
                .datapoints()
                .stream()
                .mapToDouble(Datapoint::sum)
                .sum();
    }

    /** Returns how many open shards there are then. */
    int manage(String stream) {
        int shards = openShards(stream);
        if (incomingRecords(stream) > recordsPerShardMax * shards) {
            kinesis.updateShardCount(request ->
                    request.streamName(stream).targetShardCount(2 * shards).scalingType(ScalingType.UNIFORM_SCALING));
            JavaSdks.awaitActive(kinesis, stream);
        }
        return openShards(stream);
    }

    private int openShards(String stream) {
        return kinesis.describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary()
                .openShardCount();
    }
}
