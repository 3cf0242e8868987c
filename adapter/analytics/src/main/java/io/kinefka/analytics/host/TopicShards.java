package io.kinefka.analytics.host;

import io.kinefka.mapping.ShardMap;
import java.util.Optional;

/** Knows the shards of Kinesis streams. */
public interface TopicShards {

    /** The shards of the stream in that topic; empty if it is none. Asked for single records, never waits. */
    Optional<ShardMap> shards(String topic);
}
