package io.kinefka.kinesis;

/**
 * What may differ from one installation to another.
 *
 * @param shardLimit open shards that an account may have in a region
 * @param durations how long changes of a stream visibly take
 */
public record KinesisSettings(int shardLimit, ChangeDurations durations) {}
