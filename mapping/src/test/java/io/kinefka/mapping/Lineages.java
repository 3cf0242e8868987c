package io.kinefka.mapping;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Builds lineages for tests by resharding a fresh stream step by step. */
final class Lineages {

    static final long CREATED = 1_700_000_000;

    private Lineages() {}

    /** Every step picks one open shard and either splits it in the middle or merges it with its upper neighbour. */
    static ShardMap resharded(int count, List<Integer> steps) {
        ShardMap map = ShardMap.evenSplit(count, CREATED);
        long second = CREATED;
        for (int step : steps) {
            second++;
            List<Shard> open = map.open().stream()
                    .sorted(Comparator.comparing(shard -> shard.range().start()))
                    .toList();
            int chosen = Math.floorMod(step, open.size());
            boolean merges = (step & 0x10000) != 0 && chosen + 1 < open.size();
            map = merges
                    ? merged(map, open.get(chosen), open.get(chosen + 1), second)
                    : split(map, open.get(chosen), second);
        }
        return map;
    }

    static Shard.Closure closure(Shard shard, long second) {
        return new Shard.Closure(shard.firstOffset() + second % 3, Instant.ofEpochSecond(second));
    }

    /** The lower child follows its parent in the same partition, the upper one gets a partition of its own. */
    private static ShardMap split(ShardMap map, Shard parent, long second) {
        HashKey middle = HashKey.of(parent.range()
                .start()
                .toBigInteger()
                .add(parent.range().end().toBigInteger())
                .add(BigInteger.ONE)
                .shiftRight(1));
        Shard.Closure closure = closure(parent, second);
        int unused = map.all().stream().mapToInt(Shard::partition).max().orElseThrow() + 1;
        return Resharding.planned(List.of(new Resharding.Split(parent.id(), middle)), "gateway")
                .closing(List.of(
                        new Shard.Placement(parent.partition(), closure.endOffset()), new Shard.Placement(unused, 0)))
                .apply(map, Map.of(parent.id(), closure), closure.at());
    }

    private static ShardMap merged(ShardMap map, Shard parent, Shard adjacent, long second) {
        Shard.Closure closure = closure(adjacent, second);
        return Resharding.planned(List.of(new Resharding.Merge(parent.id(), adjacent.id())), "gateway")
                .closing(List.of(new Shard.Placement(adjacent.partition(), closure.endOffset())))
                .apply(map, Map.of(parent.id(), closure(parent, second), adjacent.id(), closure), closure.at());
    }
}
