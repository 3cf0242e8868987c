package io.kinefka.log.cluster;

import io.kinefka.mapping.Resharding;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.time.Instant;
import java.util.Optional;

/**
 * One closing of shards.
 *
 * @param stream whose
 * @param createdAt which incarnation of the stream
 * @param lastShard the index of its last shard before; every resharding raises it
 */
public record Closing(StreamId stream, Instant createdAt, int lastShard) {

    /** The closing that a stream is in. */
    public static Optional<Closing> of(StreamMetadata stream) {
        return Optional.ofNullable(stream.resharding())
                .filter(Resharding::isClosing)
                .map(under -> new Closing(
                        stream.id(), stream.createdAt(), stream.shards().last().index()));
    }

    /** Whether nothing is to be appended to that shard of the stream any more, because its children are about to take over. */
    public static boolean isClosing(StreamMetadata stream, Shard shard) {
        Resharding under = stream.resharding();
        return under != null
                && under.isClosing()
                && under.parents(stream.shards()).contains(shard.id());
    }
}
