package io.kinefka.kinesis;

import io.kinefka.kinesis.limits.Limits;
import java.time.Duration;

/**
 * What may differ from one installation to another.
 *
 * @param shardLimit open shards that an account may have in a region
 * @param durations how long changes of a stream visibly take
 * @param onDemand when shards of on-demand streams are split
 * @param subscription how long one SubscribeToShard lasts
 * @param limits of throughput and calls
 */
public record KinesisSettings(
        int shardLimit, ChangeDurations durations, OnDemandPolicy onDemand, Duration subscription, Limits limits) {}
