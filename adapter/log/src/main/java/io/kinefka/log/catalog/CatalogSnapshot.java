package io.kinefka.log.catalog;

import io.kinefka.mapping.CatalogKey;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMetadataFormat;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every entity as of one moment. Immutable: {@link #replay} gives a new one. */
public final class CatalogSnapshot {
    private static final Comparator<CatalogKey> KEY_ORDER =
            Comparator.comparing(CatalogKey::kind).thenComparing(CatalogKey::name);

    /** No name is before it. */
    private static final String FIRST_NAME = "\0";

    /** A catalog in which nothing was ever written. */
    public static final CatalogSnapshot EMPTY = new CatalogSnapshot(new TreeMap<>(), new TreeMap<>(KEY_ORDER));

    private final SortedMap<StreamId, StreamMetadata> streams;
    private final NavigableMap<CatalogKey, byte[]> documents;

    private CatalogSnapshot(SortedMap<StreamId, StreamMetadata> streams, NavigableMap<CatalogKey, byte[]> documents) {
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

    /** The entities of a kind that is not the stream's, ordered by name. */
    public List<CatalogWrite> documents(String kind) {
        return documents(new CatalogKey(kind, FIRST_NAME), "");
    }

    /** The entities of a kind, streams aside, whose names begin like that; ordered by name. */
    public List<CatalogWrite> documents(String kind, String namePrefix) {
        return documents(new CatalogKey(kind, namePrefix), namePrefix);
    }

    private List<CatalogWrite> documents(CatalogKey first, String namePrefix) {
        return documents.tailMap(first, true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().kind().equals(first.kind())
                        && entry.getKey().name().startsWith(namePrefix))
                .map(entry -> new CatalogWrite(entry.getKey(), entry.getValue().clone()))
                .toList();
    }

    /** The state after these writes: the only place where state changes. */
    CatalogSnapshot replay(Iterable<CatalogWrite> writes) {
        var nextStreams = new TreeMap<>(streams);
        var nextDocuments = new TreeMap<>(documents);
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
