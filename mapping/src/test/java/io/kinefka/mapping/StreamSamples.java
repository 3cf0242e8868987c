package io.kinefka.mapping;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Streams for tests. */
final class StreamSamples {

    static final StreamId ORDERS = new StreamId("000000000000", "us-east-1", "orders");

    private StreamSamples() {}

    static StreamMetadata orders(ShardMap shards) {
        return stream(ORDERS, "orders", shards);
    }

    static StreamMetadata stream(StreamId id, String topic, ShardMap shards) {
        return new StreamMetadata(
                id,
                topic,
                StreamStatus.ACTIVE,
                Instant.ofEpochMilli(1_700_000_100_001L),
                Instant.ofEpochMilli(1_700_000_000_123L),
                Instant.EPOCH,
                24,
                StreamMode.PROVISIONED,
                new TreeMap<>(Map.of("team", "blau")),
                shards,
                StreamOptions.DEFAULT,
                null);
    }

    /** One shard that was split in the middle after 42 records; its lower child follows in the same partition. */
    static ShardMap splitOnce() {
        return ShardMap.evenSplit(1, 1_700_000_000L)
                .split(
                        new ShardId(0),
                        new HashKey(1L << 63, 0),
                        new Shard.Placement(1, 0),
                        new Shard.Placement(0, 42),
                        new Shard.Closure(42, Instant.ofEpochMilli(1_700_000_100_000L)),
                        1_700_000_100L)
                .checked();
    }
}
