package io.kinefka.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Splits and merges that a stream is about to undergo as one change. First it is planned, and partitions are made ready;
 * once it has places for its shards the parents are closing: nothing is appended to them any more.
 *
 * @param steps one after the other; a step may consume shards that an earlier one makes
 * @param coordinator the gateway that carries it out
 * @param places where the shards lie that are open in the end, in the order of their ids; empty while it is only planned
 */
public record Resharding(List<Step> steps, String coordinator, List<Shard.Placement> places) {

    /** One split or merge. */
    public sealed interface Step {}

    /**
     * A shard is closed and its range given to two new ones.
     *
     * @param shard the parent
     * @param newStart first hash key of the upper child
     */
    public record Split(ShardId shard, HashKey newStart) implements Step {}

    /**
     * Two neighbours are closed and their ranges given to one new shard.
     *
     * @param shard the parent with the lower range
     * @param adjacent the parent whose range begins right after
     */
    public record Merge(ShardId shard, ShardId adjacent) implements Step {}

    /**
     * Copies the components.
     *
     * @throws IllegalArgumentException if there is no step
     */
    public Resharding {
        steps = List.copyOf(steps);
        places = List.copyOf(places);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A resharding has a step");
        }
    }

    /** One that is planned only. */
    public static Resharding planned(List<Step> steps, String coordinator) {
        return new Resharding(steps, coordinator, List.of());
    }

    /** This one, with everything ready for its shards. */
    public Resharding closing(List<Shard.Placement> newPlaces) {
        return new Resharding(steps, coordinator, newPlaces);
    }

    /** Whether nothing is appended to the parents any more. */
    public boolean isClosing() {
        return !places.isEmpty();
    }

    /** The shards of the lineage that it closes, those left out that it makes itself. */
    public Set<ShardId> parents(ShardMap shards) {
        Set<ShardId> parents = new HashSet<>(outline(shards).consumed());
        parents.removeIf(id -> id.compareTo(shards.last()) > 0);
        return parents;
    }

    /** How many new shards are open in the end. */
    public int openCount(ShardMap shards) {
        return outline(shards).open().size();
    }

    /**
     * The lineage after all steps. Shards that exist only in between hold no record.
     *
     * @param closures where each of the {@link #parents} ended
     * @param at when; a child is created in this second, or in the one after its parent's if that is later
     * @throws IllegalArgumentException if a step does not fit the lineage, or places or closures are missing
     */
    public ShardMap apply(ShardMap shards, Map<ShardId, Shard.Closure> closures, Instant at) {
        Map<ShardId, Shard.Placement> placed = placed(shards);
        ShardMap map = shards;
        for (Step step : steps) {
            map = step instanceof Split split
                    ? apply(map, split, placed, closures, at)
                    : apply(map, (Merge) step, placed, closures, at);
        }
        return map.checked();
    }

    private static ShardMap apply(
            ShardMap map,
            Split split,
            Map<ShardId, Shard.Placement> placed,
            Map<ShardId, Shard.Closure> closures,
            Instant at) {
        Shard parent = open(map, split.shard());
        ShardId lower = new ShardId(map.last().index() + 1);
        ShardId upper = new ShardId(map.last().index() + 2);
        return map.split(
                parent.id(),
                split.newStart(),
                place(placed, lower),
                place(placed, upper),
                closure(parent, closures, at),
                Math.max(at.getEpochSecond(), parent.createdSecond() + 1));
    }

    private static ShardMap apply(
            ShardMap map,
            Merge merge,
            Map<ShardId, Shard.Placement> placed,
            Map<ShardId, Shard.Closure> closures,
            Instant at) {
        Shard parent = open(map, merge.shard());
        Shard adjacent = open(map, merge.adjacent());
        long after = Math.max(parent.createdSecond(), adjacent.createdSecond()) + 1;
        return map.merge(
                parent.id(),
                adjacent.id(),
                place(placed, new ShardId(map.last().index() + 1)),
                closure(parent, closures, at),
                closure(adjacent, closures, at),
                Math.max(at.getEpochSecond(), after));
    }

    private static Shard open(ShardMap map, ShardId id) {
        return map.shard(id)
                .filter(Shard::isOpen)
                .orElseThrow(() -> new IllegalArgumentException(id + " is not an open shard"));
    }

    private static Shard.Placement place(Map<ShardId, Shard.Placement> placed, ShardId id) {
        Shard.Placement place = placed.get(id);
        if (place == null) {
            throw new IllegalArgumentException("There is no place for " + id);
        }
        return place;
    }

    private static Shard.Closure closure(Shard parent, Map<ShardId, Shard.Closure> closures, Instant at) {
        return closures.getOrDefault(parent.id(), new Shard.Closure(parent.firstOffset(), at));
    }

    /** A shard that exists only in between lies, empty, where the first one lies that is made of it. */
    private Map<ShardId, Shard.Placement> placed(ShardMap shards) {
        Outline outline = outline(shards);
        if (outline.open().size() != places.size()) {
            throw new IllegalArgumentException(
                    outline.open().size() + " shards need places, but there are " + places.size());
        }
        Map<ShardId, Shard.Placement> placed = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            placed.put(outline.open().get(i), places.get(i));
        }
        for (ShardId id = outline.last(); id.compareTo(shards.last()) > 0; id = new ShardId(id.index() - 1)) {
            ShardId child = outline.firstChild().get(id);
            if (child != null) {
                placed.put(id, place(placed, child));
            }
        }
        return placed;
    }

    /**
     * Which shards the steps make and consume.
     *
     * @param consumed every shard that a step closes
     * @param firstChild of every consumed shard
     * @param open the new shards that are open in the end, in order
     * @param last the last new shard
     */
    private record Outline(Set<ShardId> consumed, Map<ShardId, ShardId> firstChild, List<ShardId> open, ShardId last) {}

    private Outline outline(ShardMap shards) {
        Set<ShardId> consumed = new HashSet<>();
        Map<ShardId, ShardId> firstChild = new HashMap<>();
        List<ShardId> made = new ArrayList<>();
        int next = shards.last().index() + 1;
        for (Step step : steps) {
            ShardId child = new ShardId(next++);
            made.add(child);
            if (step instanceof Split split) {
                made.add(new ShardId(next++));
                consume(split.shard(), child, consumed, firstChild);
            } else if (step instanceof Merge merge) {
                consume(merge.shard(), child, consumed, firstChild);
                consume(merge.adjacent(), child, consumed, firstChild);
            }
        }
        ShardId last = made.get(made.size() - 1);
        made.removeAll(consumed);
        return new Outline(consumed, firstChild, made, last);
    }

    private static void consume(
            ShardId parent, ShardId child, Set<ShardId> consumed, Map<ShardId, ShardId> firstChild) {
        if (!consumed.add(parent)) {
            throw new IllegalArgumentException(parent + " is closed twice");
        }
        firstChild.put(parent, child);
    }
}
