package io.kinefka.mapping;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything the catalog knows about one stream. Instants are kept in milliseconds.
 *
 * @param id its identity for clients
 * @param topic the Kafka topic that holds its records
 * @param status where it is in its life
 * @param statusSince since when it is there
 * @param createdAt when it was created; tells it from a deleted stream of the same identity
 * @param trimmedBefore records that arrived before never appear again, even when retention is increased later
 * @param retentionHours how long records are kept, at least 1 (AWS allows 24 to 8760)
 * @param mode who decides about its shards
 * @param tags keys and values, ordered by key
 * @param shards its lineage
 */
public record StreamMetadata(
        StreamId id,
        String topic,
        StreamStatus status,
        Instant statusSince,
        Instant createdAt,
        Instant trimmedBefore,
        int retentionHours,
        StreamMode mode,
        SortedMap<String, String> tags,
        ShardMap shards) {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the topic is empty or the retention not positive
     */
    public StreamMetadata {
        if (topic.isEmpty()) {
            throw new IllegalArgumentException("A stream has a topic");
        }
        if (retentionHours < 1) {
            throw new IllegalArgumentException("Not a retention in hours: " + retentionHours);
        }
        statusSince = statusSince.truncatedTo(ChronoUnit.MILLIS);
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        trimmedBefore = trimmedBefore.truncatedTo(ChronoUnit.MILLIS);
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** Records that arrived before this instant have expired. */
    public Instant horizon(Instant now) {
        return later(now.minus(Duration.ofHours(retentionHours)), trimmedBefore);
    }

    public StreamMetadata withStatus(StreamStatus newStatus, Instant since) {
        return new StreamMetadata(
                id, topic, newStatus, since, createdAt, trimmedBefore, retentionHours, mode, tags, shards);
    }

    /**
     * This stream with another retention. What has expired by now, under the old retention or the new one, stays so.
     *
     * @param newRetentionHours at least 1
     * @throws IllegalArgumentException if the retention is not positive
     */
    public StreamMetadata withRetention(int newRetentionHours, Instant now) {
        Instant trimmed = later(horizon(now), now.minus(Duration.ofHours(newRetentionHours)));
        return new StreamMetadata(
                id, topic, status, statusSince, createdAt, trimmed, newRetentionHours, mode, tags, shards);
    }

    public StreamMetadata withTags(SortedMap<String, String> newTags) {
        return new StreamMetadata(
                id, topic, status, statusSince, createdAt, trimmedBefore, retentionHours, mode, newTags, shards);
    }

    public StreamMetadata withShards(ShardMap newShards) {
        return new StreamMetadata(
                id, topic, status, statusSince, createdAt, trimmedBefore, retentionHours, mode, tags, newShards);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
