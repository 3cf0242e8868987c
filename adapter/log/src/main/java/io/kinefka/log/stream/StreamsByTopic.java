package io.kinefka.log.stream;

import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.mapping.StreamMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The streams by the topics that they lie in; looked up once for each change of the catalog. */
public final class StreamsByTopic {
    private final Streams streams;
    private volatile Known known;

    private record Known(CatalogSnapshot state, Map<String, StreamMetadata> byTopic) {
        static Known of(CatalogSnapshot state) {
            return new Known(
                    state,
                    state.streams().values().stream()
                            .collect(
                                    Collectors.toMap(StreamMetadata::topic, Function.identity(), (one, other) -> one)));
        }
    }

    /** Of these streams. */
    public StreamsByTopic(Streams streams) {
        this.streams = streams;
        this.known = Known.of(streams.snapshot());
    }

    /** The stream in that topic, as it is known at the moment; does not wait. */
    public Optional<StreamMetadata> find(String topic) {
        CatalogSnapshot state = streams.snapshot();
        Known latest = known;
        if (latest.state() != state) {
            latest = Known.of(state);
            known = latest;
        }
        return Optional.ofNullable(latest.byTopic().get(topic));
    }
}
