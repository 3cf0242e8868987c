package io.kinefka.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.mapping.Resharding;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardMap;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UniformScalingTest {

    /** Provenance: recorded, the number of shards that AWS lists afterwards. */
    @ParameterizedTest
    @CsvSource({"2, 4, 6", "4, 5, 15", "10, 13, 37", "4, 2, 6", "5, 3, 7", "10, 3, 17"})
    void leavesAsManyShardsAsAws(int open, int target, int listed) {

        ShardMap after = scaled(ShardMap.evenSplit(open, 1), target);

        assertThat(after.all()).hasSize(listed);
        assertThat(after.open()).hasSize(target);
    }

    @Test
    void leavesShardsOfSimilarSize() {
        ShardMap after = scaled(ShardMap.evenSplit(4, 1), 6);

        var sizes = after.open().stream().map(UniformScalingTest::size).sorted().toList();

        assertThat(sizes.get(5).divide(sizes.get(0))).isLessThanOrEqualTo(BigInteger.TWO);
    }

    private static ShardMap scaled(ShardMap shards, int target) {
        var planned = Resharding.planned(UniformScaling.plan(shards, target), "gateway");
        var places = IntStream.range(0, planned.openCount(shards))
                .mapToObj(i -> new Shard.Placement(100 + i, 0))
                .toList();
        return planned.closing(places).apply(shards, Map.of(), Instant.ofEpochSecond(100));
    }

    private static BigInteger size(Shard shard) {
        return shard.range().end().toBigInteger().subtract(shard.range().start().toBigInteger());
    }
}
