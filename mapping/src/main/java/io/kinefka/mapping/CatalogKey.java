package io.kinefka.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The key of a catalog record, readable as text: {@code stream/000000000000/us-east-1/orders}, {@code secret/iterators}.
 *
 * @param kind what kind of entity the record holds; not empty, without slash
 * @param name the entity's identity among its kind; not empty, may contain slashes
 */
public record CatalogKey(String kind, String name) {

    /** The compacted topic, with a single partition, that holds the metadata of every service. */
    public static final String CATALOG_TOPIC = "__kinefka_catalog";

    private static final String STREAM = "stream";
    private static final char SEPARATOR = '/';

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a component does not have its form
     */
    public CatalogKey {
        if (kind.isEmpty() || name.isEmpty() || kind.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("Not a catalog key: kind '" + kind + "', name '" + name + "'");
        }
    }

    /** The key of a stream's record. */
    public static CatalogKey stream(StreamId id) {
        return new CatalogKey(STREAM, id.accountId() + SEPARATOR + id.region() + SEPARATOR + id.name());
    }

    /**
     * Reads what {@link #encode} has written.
     *
     * @throws IllegalArgumentException if the bytes are not a catalog record's key
     */
    public static CatalogKey decode(byte[] key) {
        String text = utf8(key);
        int separator = text.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("Not a catalog key: '" + text + "'");
        }
        return new CatalogKey(text.substring(0, separator), text.substring(separator + 1));
    }

    public byte[] encode() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The stream that the record is about; empty if it is about something else.
     *
     * @throws IllegalArgumentException if the record is of a stream, but the name is not a stream's identity
     */
    public Optional<StreamId> streamId() {
        if (!kind.equals(STREAM)) {
            return Optional.empty();
        }
        int region = name.indexOf(SEPARATOR) + 1;
        int stream = name.indexOf(SEPARATOR, region) + 1;
        if (region == 0 || stream == 0) {
            throw new IllegalArgumentException("Not the catalog key of a stream: '" + name + "'");
        }
        return Optional.of(new StreamId(
                name.substring(0, region - 1), name.substring(region, stream - 1), name.substring(stream)));
    }

    @Override
    public String toString() {
        return kind + SEPARATOR + name;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A catalog key is UTF-8", e);
        }
    }
}
