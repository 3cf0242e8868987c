package io.kinefka.log.cluster;

import io.kinefka.mapping.Resharding;
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
}
