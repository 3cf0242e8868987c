package io.kinefka.log.read;

import java.nio.ByteBuffer;

/**
 * A record as it lies in a shard.
 *
 * @param offset in its partition
 * @param arrivalMillis the broker's append time, in milliseconds since the epoch
 * @param partitionKey as given by the producer
 * @param data the blob, as given by the producer
 * @param encrypted whether it lies encrypted in Kafka
 */
public record LogRecord(long offset, long arrivalMillis, String partitionKey, ByteBuffer data, boolean encrypted) {}
