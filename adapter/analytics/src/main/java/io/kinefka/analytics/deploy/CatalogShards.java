package io.kinefka.analytics.deploy;

import io.kinefka.analytics.host.TopicShards;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.ShardMap;
import io.kinefka.mapping.StreamMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The shards of a log's streams, by topic; looked up once for each change of the catalog. */
public final class CatalogShards implements TopicShards {
    private final Streams streams;
    private volatile Known known;

    private record Known(CatalogSnapshot state, Map<String, ShardMap> byTopic) {
        static Known of(CatalogSnapshot state) {
            return new Known(
                    state,
                    state.streams().values().stream()
                            .collect(Collectors.toMap(
                                    StreamMetadata::topic, StreamMetadata::shards, (one, other) -> one)));
        }
    }

    /** Of these streams. */
    public CatalogShards(Streams streams) {
        this.streams = streams;
        this.known = Known.of(streams.snapshot());
    }

    @Override
    public Optional<ShardMap> shards(String topic) {
        CatalogSnapshot state = streams.snapshot();
        Known latest = known;
        if (latest.state() != state) {
            latest = Known.of(state);
            known = latest;
        }
        return Optional.ofNullable(latest.byTopic().get(topic));
    }
}
