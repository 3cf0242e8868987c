package io.kinefka.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The immutable lineage of one stream: its open shards, which own every hash key between them, and the closed ones whose
 * records have not all expired.
 */
public final class ShardMap {

    private final NavigableMap<ShardId, Shard> byId;
    private final List<Shard> all;
    private final List<Shard> open;
    private final Shard[] openByRange;

    private ShardMap(NavigableMap<ShardId, Shard> byId) {
        this.byId = byId;
        this.all = List.copyOf(byId.values());
        this.open = all.stream().filter(Shard::isOpen).toList();
        this.openByRange = open.stream()
                .sorted(Comparator.comparing(shard -> shard.range().start()))
                .toArray(Shard[]::new);
    }

    /**
     * The shards of a fresh stream: shard i lies in partition i from offset 0, the ranges are cut as AWS cuts them.
     *
     * @param count number of shards, at least 1
     * @param createdSecond when the stream was created, in seconds since 1970
     * @throws IllegalArgumentException if a parameter is outside its bounds
     */
    public static ShardMap evenSplit(int count, long createdSecond) {
        List<HashKeyRange> ranges = HashKeyRange.evenSplit(count);
        List<Shard> shards = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            shards.add(new Shard(new ShardId(i), ranges.get(i), i, 0, createdSecond, null, null, null));
        }
        return of(shards);
    }

    /**
     * The lineage that these shards form, given in any order. A parent that is missing is taken as expired.
     *
     * @throws IllegalArgumentException if the open shards do not tile the hash keys exactly, an id occurs twice, the
     *     records of two shards could lie at the same place, or a parent is open or not older than its child
     */
    public static ShardMap of(Collection<Shard> shards) {
        NavigableMap<ShardId, Shard> byId = new TreeMap<>();
        for (Shard shard : shards) {
            if (byId.put(shard.id(), shard) != null) {
                throw new IllegalArgumentException(shard.id() + " occurs twice");
            }
        }
        return new ShardMap(byId).checked();
    }

    /**
     * This lineage.
     *
     * @throws IllegalArgumentException if it breaks a rule that {@link #of} names
     */
    ShardMap checked() {
        LineageRules.requireTiles(openByRange);
        LineageRules.requireOwnPlaces(all);
        LineageRules.requireOlderClosedParents(this);
        return this;
    }

    /** All shards that have not expired, ordered by id. */
    public List<Shard> all() {
        return all;
    }

    /** The shards that accept records, ordered by id. */
    public List<Shard> open() {
        return open;
    }

    /** The id that was given last: it never expires, because only open shards have no children. */
    public ShardId last() {
        return byId.lastKey();
    }

    /** The shard of this id, open or closed; empty if there is none or it has expired. */
    public Optional<Shard> shard(ShardId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The open shard that owns the hash key. */
    public Shard route(HashKey hashKey) {
        int low = 0;
        int high = openByRange.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (openByRange[middle].range().end().compareTo(hashKey) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return openByRange[low];
    }

    /** The shards that were split or merged from this one, ordered by id; empty while it is open. */
    public List<Shard> children(ShardId id) {
        return byId.tailMap(id, false).values().stream()
                .filter(shard -> id.equals(shard.parent()) || id.equals(shard.adjacentParent()))
                .toList();
    }

    /**
     * The lineage after a shard was closed and its range given to two new ones, which get the next two ids.
     *
     * @param parent an open shard
     * @param newStart first hash key of the upper child, above the parent's start and not above its end
     * @param lower where the records of the lower child will lie
     * @param upper where the records of the upper child will lie
     * @param closure where and when the parent ended
     * @param createdSecond when the children were created, in seconds since 1970: after the parent's own second
     * @return not {@link #checked} yet: a shard may be about to be closed again
     * @throws IllegalArgumentException if the parent is not open, or a child's range would be empty
     */
    ShardMap split(
            ShardId parent,
            HashKey newStart,
            Shard.Placement lower,
            Shard.Placement upper,
            Shard.Closure closure,
            long createdSecond) {
        Shard closing = requireOpen(parent);
        HashKeyRange.Halves halves = closing.range().splitAt(newStart);
        return with(
                closing.closed(closure),
                child(1, halves.lower(), lower, createdSecond, closing, null),
                child(2, halves.upper(), upper, createdSecond, closing, null));
    }

    /**
     * The lineage after two neighbours were closed and their ranges given to a new shard, which gets the next id.
     *
     * @param parent the open shard with the lower range
     * @param adjacentParent the open shard whose range begins right after the parent's
     * @param placement where the records of the child will lie
     * @param parentClosure where and when the parent ended
     * @param adjacentClosure where and when the adjacent parent ended
     * @param createdSecond when the child was created, in seconds since 1970: after the parents' own seconds
     * @return not {@link #checked} yet: the shard may be about to be closed again
     * @throws IllegalArgumentException if the parents are not open neighbours in this order
     */
    ShardMap merge(
            ShardId parent,
            ShardId adjacentParent,
            Shard.Placement placement,
            Shard.Closure parentClosure,
            Shard.Closure adjacentClosure,
            long createdSecond) {
        Shard closing = requireOpen(parent);
        Shard adjacent = requireOpen(adjacentParent);
        HashKeyRange joined = closing.range().join(adjacent.range());
        return with(
                closing.closed(parentClosure),
                adjacent.closed(adjacentClosure),
                child(1, joined, placement, createdSecond, closing, adjacent));
    }

    /** The lineage without the shards that were closed before the horizon. */
    public ShardMap withoutExpired(Instant horizon) {
        NavigableMap<ShardId, Shard> remaining = new TreeMap<>(byId);
        remaining.values().removeIf(shard -> shard.expired(horizon));
        return remaining.size() == byId.size() ? this : new ShardMap(remaining);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShardMap map && all.equals(map.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return "ShardMap" + all;
    }

    private Shard requireOpen(ShardId id) {
        Shard shard = byId.get(id);
        if (shard == null || !shard.isOpen()) {
            throw new IllegalArgumentException(id + " is not an open shard");
        }
        return shard;
    }

    private Shard child(
            int ahead,
            HashKeyRange range,
            Shard.Placement placement,
            long createdSecond,
            Shard parent,
            @Nullable Shard adjacentParent) {
        ShardId id = new ShardId(last().index() + ahead);
        return new Shard(
                id,
                range,
                placement.partition(),
                placement.firstOffset(),
                createdSecond,
                parent.id(),
                adjacentParent == null ? null : adjacentParent.id(),
                null);
    }

    private ShardMap with(Shard... changed) {
        NavigableMap<ShardId, Shard> shards = new TreeMap<>(byId);
        for (Shard shard : changed) {
            shards.put(shard.id(), shard);
        }
        return new ShardMap(shards);
    }
}
