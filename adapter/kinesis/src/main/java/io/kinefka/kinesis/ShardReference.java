package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;

/** Which shard a request means. */
final class ShardReference {

    private ShardReference() {}

    /**
     * Reads a shard id.
     *
     * @throws AwsException when the text cannot be one
     */
    static ShardId parse(String shardId, StreamId stream) {
        try {
            return ShardId.parse(shardId);
        } catch (IllegalArgumentException e) {
            throw notFound(stream, shardId);
        }
    }

    static AwsException notFound(StreamId stream, String shardId) {
        return AwsException.client(
                "ResourceNotFoundException",
                "Could not find shard " + shardId + " in stream " + stream.name() + " under account "
                        + stream.accountId() + ".");
    }

    static Shard find(StreamMetadata stream, ShardId id) {
        return stream.shards().shard(id).orElseThrow(() -> missing(stream.id(), id));
    }

    static AwsException missing(StreamId stream, ShardId id) {
        return AwsException.client(
                "ResourceNotFoundException",
                "Shard " + id + " in stream " + stream.name() + " under account " + stream.accountId()
                        + " does not exist");
    }
}
