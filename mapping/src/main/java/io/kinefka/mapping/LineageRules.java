package io.kinefka.mapping;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold for the shards of one stream at every observation. */
final class LineageRules {

    private static final Comparator<Shard> BY_PLACE = Comparator.comparingInt(Shard::partition)
            .thenComparingLong(Shard::firstOffset)
            .thenComparing(Shard::id);

    private LineageRules() {}

    static void requireTiles(Shard[] openByRange) {
        if (openByRange.length == 0) {
            throw new IllegalArgumentException("A stream has an open shard");
        }
        HashKeyRange covered = openByRange[0].range();
        for (int i = 1; i < openByRange.length; i++) {
            covered = covered.join(openByRange[i].range());
        }
        if (!covered.equals(HashKeyRange.ALL)) {
            throw new IllegalArgumentException("The open shards own only " + covered);
        }
    }

    /** A partition may be used again, but only from the end of the shard that used it before. */
    static void requireOwnPlaces(List<Shard> shards) {
        Shard before = null;
        for (Shard shard : shards.stream().sorted(BY_PLACE).toList()) {
            if (before != null && before.partition() == shard.partition() && !endsBefore(before, shard.firstOffset())) {
                throw new IllegalArgumentException(
                        before.id() + " and " + shard.id() + " overlap in partition " + shard.partition());
            }
            before = shard;
        }
    }

    static void requireOlderClosedParents(ShardMap map) {
        for (Shard shard : map.all()) {
            requireOlderAndClosed(map, shard.parent(), shard);
            requireOlderAndClosed(map, shard.adjacentParent(), shard);
        }
    }

    private static void requireOlderAndClosed(ShardMap map, @Nullable ShardId parentId, Shard child) {
        Shard parent = parentId == null ? null : map.shard(parentId).orElse(null);
        if (parent == null) {
            return;
        }
        if (parent.isOpen()) {
            throw new IllegalArgumentException(parent.id() + " is open but has the child " + child.id());
        }
        if (parent.createdSecond() >= child.createdSecond()) {
            throw new IllegalArgumentException(child.id() + " is not created in a later second than " + parent.id());
        }
    }

    private static boolean endsBefore(Shard shard, long offset) {
        Shard.Closure closure = shard.closure();
        return closure != null && closure.endOffset() <= offset;
    }
}
