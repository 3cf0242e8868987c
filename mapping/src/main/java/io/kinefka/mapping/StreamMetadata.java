package io.kinefka.mapping;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything the catalog knows about one stream. Instants are kept in milliseconds.
 *
 * @param id its identity for clients
 * @param topic the Kafka topic that holds its records
 * @param status where it is in its life
 * @param statusUntil the earliest end of a status that passes by itself: CREATING, UPDATING, DELETING
 * @param createdAt when it was created; tells it from a deleted stream of the same identity
 * @param trimmedBefore records that arrived before never appear again, even when retention is increased later
 * @param retentionHours how long records are kept, at least 1 (AWS allows 24 to 8760)
 * @param mode who decides about its shards
 * @param tags keys and values, ordered by key
 * @param shards its lineage
 * @param options whatever else its owner has set
 * @param resharding the splits and merges that are under way; null for none
 */
public record StreamMetadata(
        StreamId id,
        String topic,
        StreamStatus status,
        Instant statusUntil,
        Instant createdAt,
        Instant trimmedBefore,
        int retentionHours,
        StreamMode mode,
        SortedMap<String, String> tags,
        ShardMap shards,
        StreamOptions options,
        @Nullable Resharding resharding) {

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
        statusUntil = statusUntil.truncatedTo(ChronoUnit.MILLIS);
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        trimmedBefore = trimmedBefore.truncatedTo(ChronoUnit.MILLIS);
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** Records that arrived before this instant have expired. */
    public Instant horizon(Instant now) {
        return later(now.minus(Duration.ofHours(retentionHours)), trimmedBefore);
    }

    /** This stream in another status, which lasts at least until then where it is a transitional one. */
    public StreamMetadata withStatus(StreamStatus newStatus, Instant until) {
        return new StreamMetadata(
                id,
                topic,
                newStatus,
                until,
                createdAt,
                trimmedBefore,
                retentionHours,
                mode,
                tags,
                shards,
                options,
                resharding);
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
                id,
                topic,
                status,
                statusUntil,
                createdAt,
                trimmed,
                newRetentionHours,
                mode,
                tags,
                shards,
                options,
                resharding);
    }

    public StreamMetadata withMode(StreamMode newMode) {
        return new StreamMetadata(
                id,
                topic,
                status,
                statusUntil,
                createdAt,
                trimmedBefore,
                retentionHours,
                newMode,
                tags,
                shards,
                options,
                resharding);
    }

    public StreamMetadata withTags(SortedMap<String, String> newTags) {
        return new StreamMetadata(
                id,
                topic,
                status,
                statusUntil,
                createdAt,
                trimmedBefore,
                retentionHours,
                mode,
                newTags,
                shards,
                options,
                resharding);
    }

    public StreamMetadata withShards(ShardMap newShards) {
        return new StreamMetadata(
                id,
                topic,
                status,
                statusUntil,
                createdAt,
                trimmedBefore,
                retentionHours,
                mode,
                tags,
                newShards,
                options,
                resharding);
    }

    public StreamMetadata withOptions(StreamOptions newOptions) {
        return new StreamMetadata(
                id,
                topic,
                status,
                statusUntil,
                createdAt,
                trimmedBefore,
                retentionHours,
                mode,
                tags,
                shards,
                newOptions,
                resharding);
    }

    /** This stream with splits and merges under way, or none when that is null. */
    public StreamMetadata withResharding(@Nullable Resharding newResharding) {
        return new StreamMetadata(
                id,
                topic,
                status,
                statusUntil,
                createdAt,
                trimmedBefore,
                retentionHours,
                mode,
                tags,
                shards,
                options,
                newResharding);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
