package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.mapping.Resharding.Merge;
import io.kinefka.mapping.Resharding.Split;
import io.kinefka.mapping.Shard.Closure;
import io.kinefka.mapping.Shard.Placement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReshardingTest {

    private static final Instant AT = Instant.ofEpochSecond(Lineages.CREATED + 60);
    private static final ShardMap TWO = ShardMap.evenSplit(2, Lineages.CREATED);
    private static final Split FIRST = new Split(shard(0), new HashKey(1L << 62, 0));
    private static final Split SECOND = new Split(shard(1), new HashKey(3L << 62, 0));
    private static final Merge MIDDLE = new Merge(shard(3), shard(4));

    @Test
    void carriesOutStepsThatConsumeEachOthersShards() {
        Resharding resharding = Resharding.planned(List.of(FIRST, SECOND, MIDDLE), "g")
                .closing(List.of(new Placement(2, 0), new Placement(3, 5), new Placement(4, 0)));

        ShardMap after = resharding.apply(TWO, Map.of(shard(0), ended(7), shard(1), ended(9)), AT);

        assertThat(after.open()).extracting(Shard::id).containsExactly(shard(2), shard(5), shard(6));
        assertThat(after.open()).extracting(Shard::partition).containsExactly(2, 3, 4);
        assertThat(after.shard(shard(0)).orElseThrow().closure()).isEqualTo(ended(7));
        assertThat(after.children(shard(3))).extracting(Shard::id).containsExactly(shard(6));
        assertThat(after.shard(shard(6)).orElseThrow().range())
                .isEqualTo(new HashKeyRange(new HashKey(1L << 62, 0), new HashKey((3L << 62) - 1, -1)));
    }

    @Test
    void leavesShardsThatExistOnlyInBetweenWithoutRecords() {
        Resharding resharding = Resharding.planned(List.of(FIRST, SECOND, MIDDLE), "g")
                .closing(List.of(new Placement(2, 0), new Placement(3, 0), new Placement(4, 8)));

        ShardMap after = resharding.apply(TWO, Map.of(), AT);

        assertThat(List.of(shard(3), shard(4))).allSatisfy(id -> {
            Shard between = after.shard(id).orElseThrow();
            assertThat(between.partition()).isEqualTo(4);
            assertThat(between.closure()).isEqualTo(new Closure(8, AT));
            assertThat(between.firstOffset()).isEqualTo(8);
        });
    }

    @Test
    void numbersGenerationsInSecondsThatFollowEachOther() {
        Resharding resharding = Resharding.planned(List.of(FIRST, SECOND, MIDDLE), "g")
                .closing(List.of(new Placement(2, 0), new Placement(3, 0), new Placement(4, 0)));

        ShardMap after = resharding.apply(TWO, Map.of(), Instant.ofEpochSecond(Lineages.CREATED));

        assertThat(after.shard(shard(3)).orElseThrow().createdSecond()).isEqualTo(Lineages.CREATED + 1);
        assertThat(after.shard(shard(6)).orElseThrow().createdSecond()).isEqualTo(Lineages.CREATED + 2);
    }

    @Test
    void tellsWhatItClosesAndNeeds() {
        Resharding resharding = Resharding.planned(List.of(FIRST, SECOND, MIDDLE), "g");

        assertThat(resharding.parents(TWO)).containsExactlyInAnyOrder(shard(0), shard(1));
        assertThat(resharding.openCount(TWO)).isEqualTo(3);
        assertThat(resharding.isClosing()).isFalse();
        assertThat(resharding.closing(List.of(new Placement(2, 0))).isClosing()).isTrue();
    }

    @Test
    void refusesStepsThatDoNotFit() {
        List<Placement> places = List.of(new Placement(2, 0), new Placement(3, 0));

        assertThatThrownBy(() -> Resharding.planned(List.of(), "g")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Resharding.planned(List.of(FIRST, FIRST), "g").parents(TWO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Resharding.planned(List.of(FIRST), "g").apply(TWO, Map.of(), AT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Resharding.planned(List.of(new Split(shard(7), HashKey.MAX)), "g")
                        .closing(places)
                        .apply(TWO, Map.of(), AT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Closure ended(long offset) {
        return new Closure(offset, AT);
    }

    private static ShardId shard(int index) {
        return new ShardId(index);
    }
}
