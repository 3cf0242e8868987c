package io.kinefka.kinesis;

import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A shard that goes on where others have ended, as the API shows it to their readers. */
record ChildShardView(String shardId, List<String> parentShards, ShardView.HashKeys hashKeyRange) {

    static List<ChildShardView> of(ShardMap shards, Shard parent) {
        return shards.children(parent.id()).stream()
                .map(child ->
                        new ChildShardView(child.id().toString(), parents(child), ShardView.HashKeys.of(child.range())))
                .toList();
    }

    private static List<String> parents(Shard child) {
        return Stream.of(child.parent(), child.adjacentParent())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }
}
