package io.kinefka.firehose.host;

import io.kinefka.mapping.ShardMap;
import java.util.Optional;

/** Knows the shards of Kinesis streams. */
public interface StreamShards {

    /** The shards of the stream with that ARN, as far as they are known; asked for single records, never waits. */
    Optional<ShardMap> shards(String streamArn);
}
