package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HashKeyRangeTest {

    @Test
    void cutsThreeShardsWhereAwsDoes() {
        List<HashKeyRange> ranges = HashKeyRange.evenSplit(3);

        assertThat(ranges)
                .containsExactly(
                        range("0", "113427455640312821154458202477256070484"),
                        range("113427455640312821154458202477256070485", "226854911280625642308916404954512140969"),
                        range("226854911280625642308916404954512140970", "340282366920938463463374607431768211455"));
    }

    @Property
    void tilesTheWholeSpaceWithAnyCount(@ForAll @IntRange(min = 1, max = 5000) int count) {
        List<HashKeyRange> ranges = HashKeyRange.evenSplit(count);

        assertThat(ranges).hasSize(count);
        assertThat(ranges.stream().reduce(HashKeyRange::join)).contains(HashKeyRange.ALL);
    }

    @Property
    void splitsIntoHalvesThatJoinAgain(@ForAll long high, @ForAll long low) {
        HashKey newStart = new HashKey(high, low == 0 ? 1 : low);

        HashKeyRange.Halves halves = HashKeyRange.ALL.splitAt(newStart);

        assertThat(halves.lower().join(halves.upper())).isEqualTo(HashKeyRange.ALL);
        assertThat(halves.upper().contains(newStart)).isTrue();
        assertThat(halves.lower().contains(newStart)).isFalse();
    }

    @Test
    void refusesToSplitOffNothing() {
        HashKeyRange range = range("10", "20");

        assertThatThrownBy(() -> range.splitAt(HashKey.parse("10"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> range.splitAt(HashKey.parse("21"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(range.splitAt(HashKey.parse("20")).upper()).isEqualTo(range("20", "20"));
    }

    @Test
    void joinsOnlyInAscendingOrderWithoutHole() {
        HashKeyRange lower = range("0", "9");

        assertThat(lower.join(range("10", "12"))).isEqualTo(range("0", "12"));
        assertThatThrownBy(() -> range("10", "12").join(lower)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lower.join(range("11", "12"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotWrapAroundAtTheEnd() {
        HashKeyRange last = new HashKeyRange(HashKey.parse("100"), HashKey.MAX);

        assertThat(last.precedes(range("0", "99"))).isFalse();
    }

    @Test
    void refusesAnEndBeforeTheStartAndACountBelowOne() {
        assertThatThrownBy(() -> range("2", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HashKeyRange.evenSplit(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static HashKeyRange range(String start, String end) {
        return new HashKeyRange(HashKey.parse(start), HashKey.parse(end));
    }
}
