package io.kinefka.log.catalog;

import io.kinefka.mapping.CatalogKey;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMetadataFormat;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every entity as of one moment. Immutable: {@link #replay} gives a new one. */
public final class CatalogSnapshot {
    /** A catalog in which nothing was ever written. */
    public static final CatalogSnapshot EMPTY = new CatalogSnapshot(new TreeMap<>(), Map.of());

    private final SortedMap<StreamId, StreamMetadata> streams;
    private final Map<CatalogKey, byte[]> documents;

    private CatalogSnapshot(SortedMap<StreamId, StreamMetadata> streams, Map<CatalogKey, byte[]> documents) {
        this.streams = Collections.unmodifiableSortedMap(streams);
        this.documents = documents;
    }

    /** Every stream of every account and region, ordered. */
    public SortedMap<StreamId, StreamMetadata> streams() {
        return streams;
    }

    /** The stream of that identity, in whatever state. */
    public Optional<StreamMetadata> stream(StreamId id) {
        return Optional.ofNullable(streams.get(id));
    }

    /** The value of an entity that is not a stream. */
    public Optional<byte[]> document(CatalogKey key) {
        return Optional.ofNullable(documents.get(key)).map(byte[]::clone);
    }

    /** The state after these writes: the only place where state changes. */
    CatalogSnapshot replay(Iterable<CatalogWrite> writes) {
        var nextStreams = new TreeMap<>(streams);
        var nextDocuments = new HashMap<>(documents);
        for (CatalogWrite write : writes) {
            Optional<StreamId> stream = write.key().streamId();
            byte @Nullable [] value = write.value();
            if (stream.isPresent()) {
                if (value == null) {
                    nextStreams.remove(stream.get());
                } else {
                    nextStreams.put(stream.get(), StreamMetadataFormat.decode(value));
                }
            } else if (value == null) {
                nextDocuments.remove(write.key());
            } else {
                nextDocuments.put(write.key(), value);
            }
        }
        return new CatalogSnapshot(nextStreams, nextDocuments);
    }
}
