package io.kinefka.kinesis;

import io.kinefka.log.write.ShardRecord;
import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A record and the shard that owns its hash key.
 *
 * @param shard the shard
 * @param shardRecord the record
 */
record Routing(Shard shard, ShardRecord shardRecord) {

    static Routing of(StreamMetadata stream, String partitionKey, ByteBuffer data, @Nullable String explicitHashKey) {
        HashKey explicit = explicitHashKey == null ? null : parse(explicitHashKey);
        HashKey hashKey = explicit == null ? HashKey.ofPartitionKey(partitionKey) : explicit;
        Shard shard = stream.shards().route(hashKey);
        return new Routing(shard, new ShardRecord(shard.partition(), partitionKey, data, explicit));
    }

    private static HashKey parse(String explicitHashKey) {
        try {
            return HashKey.parse(explicitHashKey);
        } catch (IllegalArgumentException e) {
            throw KinesisErrors.invalidArgument(
                    "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was "
                            + explicitHashKey);
        }
    }
}
