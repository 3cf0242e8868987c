package io.kinefka.gateway.config;

import java.time.Duration;

/**
 * How streams behave.
 *
 * @param limits which limits hold
 * @param durations how long transitional states last
 * @param shardLimit open shards per account
 * @param scaleQuota successes of UpdateShardCount per stream and 24 hours; 0 for any number
 * @param onDemand when shards of on-demand streams are split
 * @param subscription how long one SubscribeToShard lasts
 */
public record StreamsConfig(
        LimitsProfile limits,
        StateDurations durations,
        int shardLimit,
        int scaleQuota,
        OnDemandConfig onDemand,
        Duration subscription) {

    public StreamsConfig {
        Checks.positive(Keys.SUBSCRIPTIONS_DURATION, subscription);
        Checks.between(Keys.STREAMS_SHARD_LIMIT, shardLimit, 1, 1_000_000);
        Checks.between(Keys.STREAMS_SCALE_QUOTA, scaleQuota, 0, 1_000_000);
    }
}
