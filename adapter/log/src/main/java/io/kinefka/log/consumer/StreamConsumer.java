package io.kinefka.log.consumer;

import io.kinefka.mapping.StreamId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A registered consumer with enhanced fan-out. Its states pass by themselves, with the clock. Instants are kept in
 * milliseconds.
 *
 * @param stream what it reads
 * @param name unique within the stream
 * @param createdAt when it was registered; tells it from an earlier consumer of the same name
 * @param activeAt when it is no longer CREATING
 * @param goneAt when it is no longer DELETING, and there is none any more; null while nobody has deregistered it
 * @param tags keys and values, ordered by key
 */
public record StreamConsumer(
        StreamId stream,
        String name,
        Instant createdAt,
        Instant activeAt,
        @Nullable Instant goneAt,
        SortedMap<String, String> tags) {

    public StreamConsumer {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        activeAt = activeAt.truncatedTo(ChronoUnit.MILLIS);
        goneAt = goneAt == null ? null : goneAt.truncatedTo(ChronoUnit.MILLIS);
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    public ConsumerStatus status(Instant now) {
        if (goneAt != null) {
            return ConsumerStatus.DELETING;
        }
        return now.isBefore(activeAt) ? ConsumerStatus.CREATING : ConsumerStatus.ACTIVE;
    }

    /** Whether it is there, in whatever state. */
    boolean exists(Instant now) {
        return goneAt == null || now.isBefore(goneAt);
    }

    /** Whether that is this consumer, whatever has changed about it. */
    boolean isSame(StreamConsumer other) {
        return stream.equals(other.stream) && name.equals(other.name) && createdAt.equals(other.createdAt);
    }

    public StreamConsumer withTags(SortedMap<String, String> newTags) {
        return new StreamConsumer(stream, name, createdAt, activeAt, goneAt, newTags);
    }

    StreamConsumer goneAt(Instant instant) {
        return new StreamConsumer(stream, name, createdAt, activeAt, instant, tags);
    }
}
