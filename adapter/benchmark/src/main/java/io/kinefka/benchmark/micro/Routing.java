package io.kinefka.benchmark.micro;

import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.SequenceNumber;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardMap;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is done for each record whatever its size. */
@State(Scope.Thread)
public class Routing {
    private static final int KEYS = 1 << 12;
    private static final long CREATED_SECOND = 1_799_999_000;
    private static final long ARRIVAL_MILLIS = 1_800_000_000_123L;

    private final ShardMap shards = ShardMap.evenSplit(1000, CREATED_SECOND);
    private final String[] keys =
            new Random(7).longs(KEYS).mapToObj(Long::toHexString).toArray(String[]::new);
    private int next;

    @Benchmark
    public Shard shardOfPartitionKey() {
        return shards.route(HashKey.ofPartitionKey(keys[next++ & (KEYS - 1)]));
    }

    @Benchmark
    public String sequenceNumber() {
        return SequenceNumber.ofRecord(CREATED_SECOND, 1, next++ & Integer.MAX_VALUE, ARRIVAL_MILLIS)
                .toString();
    }
}
