package io.kinefka.kinesis;

import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.HashKeyRange;
import io.kinefka.mapping.Resharding.Merge;
import io.kinefka.mapping.Resharding.Split;
import io.kinefka.mapping.Resharding.Step;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.ShardMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The splits and merges with which AWS reaches a number of shards, as the shards show that it leaves behind: for more
 * shards every open one is split in the middle until there are enough, then neighbours are merged until there are not
 * too many. The smallest neighbours go first.
 */
final class UniformScaling {
    private final List<Step> steps = new ArrayList<>();
    private final List<Piece> open = new ArrayList<>();
    private int next;

    /** A shard that is open or will be. */
    private record Piece(ShardId id, HashKeyRange range) {

        BigInteger size() {
            return range.end().toBigInteger().subtract(range.start().toBigInteger());
        }
    }

    private UniformScaling(ShardMap shards) {
        next = shards.last().index() + 1;
        shards.open().stream()
                .sorted(Comparator.comparing(shard -> shard.range().start()))
                .map(UniformScaling::piece)
                .forEach(open::add);
    }

    private static Piece piece(Shard shard) {
        return new Piece(shard.id(), shard.range());
    }

    /**
     * Plans.
     *
     * @param target the wanted number of open shards, at least 1 and not the present one
     */
    static List<Step> plan(ShardMap shards, int target) {
        var scaling = new UniformScaling(shards);
        while (scaling.open.size() < target) {
            scaling.splitAll();
        }
        while (scaling.open.size() > target) {
            scaling.mergeSmallest();
        }
        return List.copyOf(scaling.steps);
    }

    private void splitAll() {
        var halves = new ArrayList<Piece>(2 * open.size());
        for (Piece piece : open) {
            HashKey middle = middle(piece.range());
            var ranges = piece.range().splitAt(middle);
            steps.add(new Split(piece.id(), middle));
            halves.add(new Piece(new ShardId(next++), ranges.lower()));
            halves.add(new Piece(new ShardId(next++), ranges.upper()));
        }
        open.clear();
        open.addAll(halves);
    }

    /** The first hash key of the upper half. */
    static HashKey middle(HashKeyRange range) {
        return HashKey.of(range.start()
                .toBigInteger()
                .add(range.end().toBigInteger())
                .add(BigInteger.ONE)
                .shiftRight(1));
    }

    private void mergeSmallest() {
        int best = 0;
        for (int i = 1; i + 1 < open.size(); i++) {
            if (sizeWithNext(i).compareTo(sizeWithNext(best)) < 0) {
                best = i;
            }
        }
        Piece upper = open.remove(best + 1);
        Piece lower = open.get(best);
        steps.add(new Merge(lower.id(), upper.id()));
        open.set(best, new Piece(new ShardId(next++), lower.range().join(upper.range())));
    }

    private BigInteger sizeWithNext(int index) {
        return open.get(index).size().add(open.get(index + 1).size());
    }
}
