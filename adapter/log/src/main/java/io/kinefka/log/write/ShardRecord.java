package io.kinefka.log.write;

import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.Shard;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way into a shard.
 *
 * @param shard the shard
 * @param partitionKey the record's key in Kafka; null for none
 * @param explicitHashKey as in {@link NewRecord}
 * @param data as in {@link NewRecord}
 */
public record ShardRecord(
        Shard shard,
        @Nullable String partitionKey,
        @Nullable HashKey explicitHashKey,
        ByteBuffer data) {

    public static ShardRecord of(Shard shard, NewRecord content) {
        return new ShardRecord(shard, content.partitionKey(), content.explicitHashKey(), content.data());
    }
}
