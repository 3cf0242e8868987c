package io.kinefka.log.catalog;

import io.kinefka.mapping.CatalogKey;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMetadataFormat;
import org.jspecify.annotations.Nullable;

/** One entity to be written, or to be removed where the value is null. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CatalogWrite(CatalogKey key, byte @Nullable [] value) {

    /** Writes a stream. */
    public static CatalogWrite put(StreamMetadata stream) {
        return new CatalogWrite(CatalogKey.stream(stream.id()), StreamMetadataFormat.encode(stream));
    }

    /** Removes a stream. */
    public static CatalogWrite remove(StreamId stream) {
        return new CatalogWrite(CatalogKey.stream(stream), null);
    }
}
