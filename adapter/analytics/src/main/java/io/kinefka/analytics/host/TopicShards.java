package io.kinefka.analytics.host;

import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardMap;
import java.util.Optional;

/** Knows the shards of Kinesis streams. */
public interface TopicShards {

    /** The shards of the stream in that topic; empty if it is none. Asked for single records, never waits. */
    Optional<ShardMap> shards(String topic);

    /** The shard that a record of that topic is in; empty if it is in none that is known. */
    default Optional<Shard> shard(String topic, int partition, long offset) {
        return shards(topic).flatMap(known -> known.all().stream()
                .filter(shard -> shard.partition() == partition && shard.firstOffset() <= offset)
                .filter(shard ->
                        shard.closure() == null || offset < shard.closure().endOffset())
                .findFirst());
    }
}
