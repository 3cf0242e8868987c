package io.kinefka.log.write;

import io.kinefka.mapping.HashKey;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A record that has not found its shard yet.
 *
 * @param partitionKey 1 to 256 characters
 * @param explicitHashKey what overrides the partition key's hash, if anything does
 * @param data the blob, from position to limit; it must not change any more
 */
public record NewRecord(String partitionKey, @Nullable HashKey explicitHashKey, ByteBuffer data) {

    /** What decides in which shard it goes. */
    public HashKey hashKey() {
        return explicitHashKey == null ? HashKey.ofPartitionKey(partitionKey) : explicitHashKey;
    }
}
