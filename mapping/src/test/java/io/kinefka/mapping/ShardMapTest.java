package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardMapTest {

    private static final Instant CLOSED_AT = Instant.ofEpochSecond(Lineages.CREATED + 10);
    private static final Shard.Closure CLOSURE = new Shard.Closure(42, CLOSED_AT);
    private static final HashKey MIDDLE = new HashKey(1L << 63, 0);
    private static final ShardMap ONE = ShardMap.evenSplit(1, Lineages.CREATED);
    private static final ShardMap TWO = ShardMap.evenSplit(2, Lineages.CREATED);

    @Test
    void placesTheShardsOfAFreshStreamInTheirOwnPartitions() {
        ShardMap map = ShardMap.evenSplit(3, Lineages.CREATED);

        assertThat(map.all()).extracting(Shard::partition).containsExactly(0, 1, 2);
        assertThat(map.all()).extracting(Shard::id).containsExactly(new ShardId(0), new ShardId(1), new ShardId(2));
        assertThat(map.all()).allMatch(shard -> shard.firstOffset() == 0 && shard.createdSecond() == Lineages.CREATED);
    }

    @Test
    void splitsAShardIntoTwoChildren() {
        ShardMap map = splitOne();

        assertThat(map.shard(new ShardId(0)).orElseThrow().closure()).isEqualTo(CLOSURE);
        assertThat(map.open()).extracting(Shard::id).containsExactly(new ShardId(1), new ShardId(2));
        assertThat(map.open()).allMatch(child -> new ShardId(0).equals(child.parent()));
        assertThat(map.open()).allMatch(child -> child.adjacentParent() == null);
        assertThat(map.route(HashKey.ZERO).partition()).isEqualTo(0);
        assertThat(map.route(MIDDLE).partition()).isEqualTo(1);
    }

    @Test
    void mergesNeighboursIntoOneChild() {
        ShardMap map = TWO.merge(
                new ShardId(0), new ShardId(1), new Shard.Placement(2, 0), CLOSURE, CLOSURE, Lineages.CREATED + 10);

        Shard child = map.shard(new ShardId(2)).orElseThrow();
        assertThat(map.open()).containsExactly(child);
        assertThat(child.parent()).isEqualTo(new ShardId(0));
        assertThat(child.adjacentParent()).isEqualTo(new ShardId(1));
        assertThat(child.range()).isEqualTo(HashKeyRange.ALL);
        assertThat(map.children(new ShardId(1))).containsExactly(child);
    }

    @Test
    void refusesToMergeInTheWrongOrder() {
        assertThatThrownBy(() -> TWO.merge(
                        new ShardId(1),
                        new ShardId(0),
                        new Shard.Placement(2, 0),
                        CLOSURE,
                        CLOSURE,
                        Lineages.CREATED + 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToSplitAShardThatIsClosedOrUnknown() {
        ShardMap map = splitOne();

        assertThatThrownBy(() -> split(map, new ShardId(0), Lineages.CREATED + 20))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> split(map, new ShardId(9), Lineages.CREATED + 20))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesChildrenOfTheSameSecondAsTheirParent() {
        assertThatThrownBy(() -> split(ONE, new ShardId(0), Lineages.CREATED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAChildThatOverlapsItsParentInThePartition() {
        assertThatThrownBy(() -> ONE.split(
                                new ShardId(0),
                                MIDDLE,
                                new Shard.Placement(0, 41),
                                new Shard.Placement(1, 0),
                                CLOSURE,
                                Lineages.CREATED + 10)
                        .checked())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overlap in partition 0");
    }

    @Test
    void refusesTwoOpenShardsInOnePartition() {
        HashKeyRange.Halves halves = HashKeyRange.ALL.splitAt(MIDDLE);

        assertThatThrownBy(() -> ShardMap.of(List.of(open(0, halves.lower(), 0), open(1, halves.upper(), 0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAHoleAnOverlapAndAnEmptyStream() {
        HashKeyRange.Halves halves = HashKeyRange.ALL.splitAt(MIDDLE);

        assertThatThrownBy(() -> ShardMap.of(List.of(open(0, halves.lower(), 0))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShardMap.of(List.of(open(0, halves.upper(), 0))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShardMap.of(List.of(open(0, HashKeyRange.ALL, 0), open(1, halves.upper(), 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShardMap.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnIdThatOccursTwice() {
        Shard shard = open(0, HashKeyRange.ALL, 0);

        assertThatThrownBy(() -> ShardMap.of(List.of(shard, shard))).hasMessageContaining("twice");
    }

    @Test
    void refusesAChildWhoseParentIsOpen() {
        HashKeyRange.Halves halves = HashKeyRange.ALL.splitAt(MIDDLE);
        Shard child = new Shard(new ShardId(1), halves.upper(), 1, 0, Lineages.CREATED + 1, new ShardId(0), null, null);

        assertThatThrownBy(() -> ShardMap.of(List.of(open(0, halves.lower(), 0), child)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forgetsAParentOnlyAfterTheHorizonHasPassedItsEnd() {
        ShardMap map = splitOne();

        assertThat(map.withoutExpired(CLOSED_AT)).isSameAs(map);
        assertThat(map.withoutExpired(CLOSED_AT.plusMillis(1)).all()).isEqualTo(map.open());
    }

    private static ShardMap splitOne() {
        return split(ONE, new ShardId(0), Lineages.CREATED + 10);
    }

    private static ShardMap split(ShardMap map, ShardId parent, long second) {
        return map.split(parent, MIDDLE, new Shard.Placement(0, 42), new Shard.Placement(1, 0), CLOSURE, second)
                .checked();
    }

    private static Shard open(int index, HashKeyRange range, int partition) {
        return new Shard(new ShardId(index), range, partition, 0, Lineages.CREATED, null, null, null);
    }
}
