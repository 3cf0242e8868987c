package io.kinefka.kinesis;

/**
 * The quotas of an account.
 *
 * @param shardLimit open shards per account and region
 */
public record KinesisSettings(int shardLimit) {}
