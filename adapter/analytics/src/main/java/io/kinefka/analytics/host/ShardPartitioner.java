package io.kinefka.analytics.host;

import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.ShardMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/** Puts a record into the shard that owns its key's hash. A topic that is no stream is treated like a fresh one; without a key any partition will do. */
final class ShardPartitioner implements StreamPartitioner<byte @Nullable [], Outgoing> {
    private final TopicShards shards;
    private final Map<Integer, ShardMap> evenSplits = new ConcurrentHashMap<>();

    ShardPartitioner(TopicShards shards) {
        this.shards = shards;
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, byte @Nullable [] key, Outgoing value, int numPartitions) {
        if (key == null) {
            return Optional.empty();
        }
        ShardMap known = shards.shards(topic).orElseGet(() -> evenSplit(numPartitions));
        return Optional.of(Set.of(known.route(HashKey.ofPartitionKey(key)).partition()));
    }

    private ShardMap evenSplit(int partitions) {
        return evenSplits.computeIfAbsent(partitions, count -> ShardMap.evenSplit(count, 0));
    }
}
