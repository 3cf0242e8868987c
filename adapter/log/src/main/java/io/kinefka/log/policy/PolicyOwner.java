package io.kinefka.log.policy;

import io.kinefka.log.catalog.StreamDocument;
import io.kinefka.mapping.CatalogKey;
import io.kinefka.mapping.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * Whom a policy is about.
 *
 * @param stream a stream, or that of the consumer
 * @param consumer the name of one of the stream's consumers; null for the stream itself
 */
public record PolicyOwner(StreamId stream, @Nullable String consumer) {
    private static final String STREAM = "stream";
    private static final String CONSUMER = "consumer/";

    /** The key of the policy in the catalog. */
    public CatalogKey key() {
        return StreamDocument.POLICY.key(stream, consumer == null ? STREAM : CONSUMER + consumer);
    }
}
