package io.kinefka.companions.dynamodb.lease;

import io.kinefka.log.group.GroupOffset;
import io.kinefka.mapping.SequenceNumber;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardCheckpoint;
import io.kinefka.mapping.StreamMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where leases lie in Kafka. */
final class Places {
    private Places() {}

    /** The offsets of a consumer group that has come as far as the leases of an application. */
    static List<GroupOffset> of(List<Lease> leases, Collection<StreamMetadata> streams) {
        var byStream = new HashMap<Optional<String>, List<Lease>>();
        leases.forEach(lease -> byStream.computeIfAbsent(lease.stream(), name -> new ArrayList<>())
                .add(lease));
        var offsets = new ArrayList<GroupOffset>();
        byStream.forEach(
                (name, all) -> stream(name, all, streams).ifPresent(stream -> offsets.addAll(offsets(stream, all))));
        return offsets;
    }

    /** An application that reads one stream does not say which: it is the one in which its checkpoints lie. */
    private static Optional<StreamMetadata> stream(
            Optional<String> name, List<Lease> leases, Collection<StreamMetadata> streams) {
        var possible = streams.stream()
                .filter(stream -> name.isEmpty() || stream.id().name().equals(name.get()))
                .filter(stream -> leases.stream().anyMatch(lease -> liesIn(lease, stream)))
                .filter(stream -> leases.stream().noneMatch(lease -> contradicts(lease, stream)))
                .toList();
        return possible.size() == 1 ? Optional.of(possible.get(0)) : Optional.empty();
    }

    private static boolean liesIn(Lease lease, StreamMetadata stream) {
        var shard = shard(lease, stream);
        return shard.isPresent()
                && lease.checkpoint()
                        .position()
                        .filter(position -> isOf(position, shard.get()))
                        .isPresent();
    }

    private static boolean contradicts(Lease lease, StreamMetadata stream) {
        var shard = shard(lease, stream);
        return shard.isPresent()
                && lease.checkpoint()
                        .position()
                        .filter(position -> !isOf(position, shard.get()))
                        .isPresent();
    }

    private static boolean isOf(SequenceNumber position, Shard shard) {
        return position.shardCreatedSecond() == shard.createdSecond()
                && position.shardIndex() == shard.id().index();
    }

    private static Optional<Shard> shard(Lease lease, StreamMetadata stream) {
        return stream.shards().shard(lease.checkpoint().shard());
    }

    /** A partition may have been several shards' in turn: the newest one that was begun counts. */
    private static List<GroupOffset> offsets(StreamMetadata stream, List<Lease> leases) {
        Map<Integer, Placed> newest = new HashMap<>();
        for (Lease lease : leases) {
            shard(lease, stream).ifPresent(shard -> {
                var placed = new Placed(shard, lease.checkpoint());
                if (placed.isBegun()) {
                    newest.merge(shard.partition(), placed, Placed::newer);
                }
            });
        }
        return newest.values().stream()
                .flatMap(placed -> placed.offset(stream.topic()).stream())
                .toList();
    }

    private record Placed(Shard shard, ShardCheckpoint checkpoint) {

        boolean isBegun() {
            return checkpoint.isShardEnd() || checkpoint.position().isPresent();
        }

        Placed newer(Placed other) {
            return other.shard().id().index() > shard.id().index() ? other : this;
        }

        Optional<GroupOffset> offset(String topic) {
            var offset = checkpoint.offset(shard);
            return offset.isPresent()
                    ? Optional.of(new GroupOffset(topic, shard.partition(), offset.getAsLong(), checkpoint.encode()))
                    : Optional.empty();
        }
    }
}
