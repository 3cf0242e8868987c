package io.kinefka.gateway.config;

import java.time.Duration;

/**
 * How streams behave.
 *
 * @param createDuration how long a stream stays CREATING, at least
 * @param deleteDuration how long a stream stays DELETING, at least
 * @param shardLimit open shards per account
 */
public record StreamsConfig(Duration createDuration, Duration deleteDuration, int shardLimit) {

    public StreamsConfig {
        Checks.notNegative(Keys.STREAMS_CREATE_DURATION, createDuration);
        Checks.notNegative(Keys.STREAMS_DELETE_DURATION, deleteDuration);
        Checks.between(Keys.STREAMS_SHARD_LIMIT, shardLimit, 1, 1_000_000);
    }
}
