package io.kinefka.firehose.host;

import io.kinefka.delivery.config.DeliveryStreamConfig;
import java.time.Instant;

/**
 * A delivery stream as it is to be run. Another version of its configuration makes another one of these.
 *
 * @param applicationId names the consumer group; the same for all versions and gateways, and never used again after the
 *     delivery stream is gone, since its offsets outlive it
 * @param topic where its records are
 * @param startAt where no offset is committed yet, reading begins with the first record that arrived at this moment or
 *     later; the epoch for all records
 */
public record HostedStream(String applicationId, String topic, Instant startAt, DeliveryStreamConfig config) {}
