package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for a lineage after any sequence of splits and merges. */
class ShardMapLineageTest {

    @Property(tries = 300)
    void tilesTheHashKeysAndRoutesEachToItsOwner(
            @ForAll @IntRange(min = 1, max = 8) int count,
            @ForAll @Size(max = 40) List<Integer> steps,
            @ForAll long high,
            @ForAll long low) {
        ShardMap map = Lineages.resharded(count, steps);
        HashKey hashKey = new HashKey(high, low);

        BigInteger covered = map.open().stream()
                .map(shard -> shard.range()
                        .end()
                        .toBigInteger()
                        .subtract(shard.range().start().toBigInteger()))
                .map(BigInteger.ONE::add)
                .reduce(BigInteger.ZERO, BigInteger::add);

        assertThat(covered).isEqualTo(BigInteger.ONE.shiftLeft(128));
        assertThat(map.open().stream().filter(shard -> shard.range().contains(hashKey)))
                .containsExactly(map.route(hashKey));
    }

    @Property(tries = 300)
    void routesTheEndsOfEveryRangeToIt(
            @ForAll @IntRange(min = 1, max = 8) int count, @ForAll @Size(max = 40) List<Integer> steps) {
        ShardMap map = Lineages.resharded(count, steps);

        assertThat(map.open()).allSatisfy(shard -> {
            assertThat(map.route(shard.range().start())).isSameAs(shard);
            assertThat(map.route(shard.range().end())).isSameAs(shard);
        });
    }

    @Property(tries = 300)
    void numbersChildrenAboveTheirParents(
            @ForAll @IntRange(min = 1, max = 8) int count, @ForAll @Size(max = 40) List<Integer> steps) {
        ShardMap map = Lineages.resharded(count, steps);

        assertThat(map.all())
                .allSatisfy(child -> assertThat(parents(map, child)).allSatisfy(parent -> {
                    assertThat(parent.id()).isLessThan(child.id());
                    assertThat(parent.endingSequenceNumber().orElseThrow()).isLessThan(child.startingSequenceNumber());
                    assertThat(map.children(parent.id())).contains(child);
                }));
    }

    @Property(tries = 300)
    void closesExactlyTheShardsThatHaveChildren(
            @ForAll @IntRange(min = 1, max = 8) int count, @ForAll @Size(max = 40) List<Integer> steps) {
        ShardMap map = Lineages.resharded(count, steps);

        assertThat(map.all())
                .allSatisfy(
                        shard -> assertThat(map.children(shard.id()).isEmpty()).isEqualTo(shard.isOpen()));
    }

    @Property(tries = 300)
    void staysALineageWhenShardsExpireAndNeverGivesAnIdTwice(
            @ForAll @IntRange(min = 1, max = 8) int count,
            @ForAll @Size(max = 40) List<Integer> steps,
            @ForAll @IntRange(max = 45) int expiredSeconds) {
        ShardMap map = Lineages.resharded(count, steps);
        Instant horizon = Instant.ofEpochSecond(Lineages.CREATED + expiredSeconds);

        ShardMap remaining = map.withoutExpired(horizon);

        assertThat(ShardMap.of(remaining.all())).isEqualTo(remaining);
        assertThat(remaining.open()).isEqualTo(map.open());
        assertThat(remaining.all()).noneMatch(shard -> shard.expired(horizon));
        assertThat(map.all()).filteredOn(shard -> !shard.expired(horizon)).isEqualTo(remaining.all());
        assertThat(last(remaining)).isEqualTo(last(map));
    }

    private static Shard last(ShardMap map) {
        return map.all().get(map.all().size() - 1);
    }

    private static List<Shard> parents(ShardMap map, Shard child) {
        return Stream.of(Optional.ofNullable(child.parent()), Optional.ofNullable(child.adjacentParent()))
                .flatMap(Optional::stream)
                .map(id -> map.shard(id).orElseThrow())
                .toList();
    }
}
