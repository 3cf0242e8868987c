package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMode;

/** Which shards a caller may split or merge. */
final class Reshardable {

    private Reshardable() {}

    /**
     * The open shard of that id.
     *
     * @throws AwsException when there is none, or the service decides about the stream's shards itself
     */
    static Shard require(StreamMetadata stream, ShardId id) {
        Shard shard = stream.shards().shard(id).orElseThrow(() -> ShardReference.notFound(stream.id(), id.toString()));
        requireProvisioned(stream);
        if (!shard.isOpen()) {
            throw KinesisErrors.invalidArgument("Shard " + id + in(stream.id())
                    + " has already been merged or split, and thus is not eligible for merging or splitting.");
        }
        return shard;
    }

    static void requireProvisioned(StreamMetadata stream) {
        if (stream.mode() == StreamMode.ON_DEMAND) {
            throw AwsException.client(
                    "ValidationException",
                    "Request is invalid. Stream " + stream.id().name() + " under account "
                            + stream.id().accountId() + " is in On-Demand mode.");
        }
    }

    private static String in(StreamId stream) {
        return " in stream " + stream.name() + " under account " + stream.accountId();
    }
}
