package io.kinefka.log.stream;

import java.time.Duration;

/**
 * What the streams of a cluster have in common.
 *
 * @param defaultAccountId the account whose streams' topics bear plain names
 * @param defaultRegion the region whose streams' topics bear plain names
 * @param durations of the transitional states
 * @param replicationFactor of new topics, or -1 for the broker's default
 * @param deadline for Kafka's answers
 */
public record StreamsSettings(
        String defaultAccountId,
        String defaultRegion,
        StreamDurations durations,
        short replicationFactor,
        Duration deadline) {}
