package io.kinefka.log.delivery;

import java.time.Duration;

/**
 * What the delivery streams of a cluster have in common.
 *
 * @param defaultAccountId the account whose delivery streams' topics bear plain names
 * @param defaultRegion the region whose delivery streams' topics bear plain names
 * @param replicationFactor of new topics, or -1 for the broker's default
 * @param deadline for Kafka's answers
 */
public record DeliveryStreamsSettings(
        String defaultAccountId, String defaultRegion, short replicationFactor, Duration deadline) {}
