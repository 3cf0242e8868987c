package io.kinefka.log.catalog;

import io.kinefka.mapping.CatalogKey;
import io.kinefka.mapping.StreamId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A kind of entity that belongs to a stream and is gone with it. */
public enum StreamDocument {
    /** A consumer with enhanced fan-out. */
    CONSUMER,
    /** What others may do with the stream or one of its consumers. */
    POLICY;

    private static final char SEPARATOR = '/';

    /** The key of one of the stream's entities of this kind. */
    public CatalogKey key(StreamId stream, String name) {
        return new CatalogKey(kind(), prefix(stream) + name);
    }

    /** The stream's entities of this kind, ordered by name. */
    public List<CatalogWrite> all(CatalogSnapshot state, StreamId stream) {
        return state.documents(kind(), prefix(stream));
    }

    /** Removes all that belongs to a stream. */
    public static List<CatalogWrite> removalOfAll(CatalogSnapshot state, StreamId stream) {
        return Arrays.stream(values())
                .flatMap(kind -> kind.all(state, stream).stream())
                .map(found -> new CatalogWrite(found.key(), null))
                .toList();
    }

    private String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String prefix(StreamId stream) {
        return stream.accountId() + SEPARATOR + stream.region() + SEPARATOR + stream.name() + SEPARATOR;
    }
}
