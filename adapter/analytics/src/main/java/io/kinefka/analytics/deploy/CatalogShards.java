package io.kinefka.analytics.deploy;

import io.kinefka.analytics.host.TopicShards;
import io.kinefka.log.stream.Streams;
import io.kinefka.log.stream.StreamsByTopic;
import io.kinefka.mapping.ShardMap;
import io.kinefka.mapping.StreamMetadata;
import java.util.Optional;

/** The shards of a log's streams, by topic. */
public final class CatalogShards implements TopicShards {
    private final StreamsByTopic streams;

    /** Of these streams. */
    public CatalogShards(Streams streams) {
        this.streams = new StreamsByTopic(streams);
    }

    @Override
    public Optional<ShardMap> shards(String topic) {
        return streams.find(topic).map(StreamMetadata::shards);
    }
}
