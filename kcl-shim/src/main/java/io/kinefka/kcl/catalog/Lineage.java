package io.kinefka.kcl.catalog;

import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamMetadata;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions about the shards of one stream at one moment. */
public record Lineage(StreamMetadata stream) {
    private static final Comparator<Shard> BY_PLACE =
            Comparator.comparingLong(Shard::firstOffset).thenComparing(Shard::id);

    /** The shards of a partition, in the order in which their records lie. */
    public List<Shard> chain(int partition) {
        return stream.shards().all().stream()
                .filter(shard -> shard.partition() == partition)
                .sorted(BY_PLACE)
                .toList();
    }

    /** The shard as it is now; empty if it has expired. */
    public Optional<Shard> shard(ShardId id) {
        return stream.shards().shard(id);
    }

    /** Its parents, those left out that have expired. */
    public List<Shard> parents(Shard shard) {
        return Stream.of(Optional.ofNullable(shard.parent()), Optional.ofNullable(shard.adjacentParent()))
                .flatMap(Optional::stream)
                .flatMap(id -> shard(id).stream())
                .toList();
    }

    public List<Shard> children(Shard shard) {
        return stream.shards().children(shard.id());
    }
}
