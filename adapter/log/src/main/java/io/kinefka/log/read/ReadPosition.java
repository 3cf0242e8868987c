package io.kinefka.log.read;

import java.time.Instant;

/**
 * Where to read from.
 *
 * @param topic the stream's topic
 * @param partition the shard's partition
 * @param incarnation when the stream was created: a topic of the same name may have belonged to an earlier one
 * @param offset the next offset to read; below the log's start or the horizon it means the first one that is left
 * @param endOffset where the shard ends, exclusive; {@link Long#MAX_VALUE} while it is open
 */
public record ReadPosition(String topic, int partition, Instant incarnation, long offset, long endOffset) {}
