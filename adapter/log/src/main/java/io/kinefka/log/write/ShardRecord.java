package io.kinefka.log.write;

import io.kinefka.mapping.HashKey;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way into a shard.
 *
 * @param partition the shard's partition
 * @param partitionKey 1 to 256 characters
 * @param data the blob, from position to limit; it must not change any more
 * @param explicitHashKey what overrode the partition key's hash, if anything did
 */
public record ShardRecord(
        int partition,
        String partitionKey,
        ByteBuffer data,
        @Nullable HashKey explicitHashKey) {}
