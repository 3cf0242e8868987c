package io.kinefka.log.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A delivery stream. Instants are kept in milliseconds. The documents are the service's own: maps of texts, numbers,
 * booleans, instants, lists and maps, of which nothing is known here.
 *
 * @param id its identity
 * @param status where it is in its life
 * @param createdAt when it was created; tells it from an earlier one of the same name
 * @param updatedAt when its destination was changed last; the time of its creation before
 * @param version of its destination: 1 at first, and one more with each change
 * @param source where its records come from
 * @param topic where its records lie
 * @param partitions of a topic of its own; 0 if the topic is not its own
 * @param startsAt from when on records of a topic that is not its own are delivered
 * @param application the consumer group that delivers its records, never used by another delivery stream
 * @param sourceSettings what is known of the source
 * @param destination what is known of the destination
 * @param encryption what is known of its encryption
 * @param tags keys and values, ordered by key
 */
public record DeliveryStream(
        DeliveryStreamId id,
        DeliveryStreamStatus status,
        Instant createdAt,
        Instant updatedAt,
        long version,
        DeliverySource source,
        String topic,
        int partitions,
        Instant startsAt,
        String application,
        Map<String, Object> sourceSettings,
        Map<String, Object> destination,
        Map<String, Object> encryption,
        SortedMap<String, String> tags) {

    public DeliveryStream {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
        startsAt = startsAt.truncatedTo(ChronoUnit.MILLIS);
        sourceSettings = Map.copyOf(sourceSettings);
        destination = Map.copyOf(destination);
        encryption = Map.copyOf(encryption);
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** Whether that is this delivery stream, whatever has changed about it. */
    public boolean isSame(DeliveryStream other) {
        return id.equals(other.id) && createdAt.equals(other.createdAt);
    }

    /** Whether records can be put, and are delivered. */
    public boolean isActive() {
        return status == DeliveryStreamStatus.ACTIVE;
    }

    /** With another destination, as the next version. */
    public DeliveryStream withDestination(Map<String, Object> newDestination, Instant at) {
        return with(status, at, version + 1, newDestination, encryption, tags);
    }

    public DeliveryStream withEncryption(Map<String, Object> newEncryption) {
        return with(status, updatedAt, version, destination, newEncryption, tags);
    }

    public DeliveryStream withTags(SortedMap<String, String> newTags) {
        return with(status, updatedAt, version, destination, encryption, newTags);
    }

    DeliveryStream withStatus(DeliveryStreamStatus newStatus) {
        return with(newStatus, updatedAt, version, destination, encryption, tags);
    }

    private DeliveryStream with(
            DeliveryStreamStatus newStatus,
            Instant newUpdatedAt,
            long newVersion,
            Map<String, Object> newDestination,
            Map<String, Object> newEncryption,
            SortedMap<String, String> newTags) {
        return new DeliveryStream(
                id,
                newStatus,
                createdAt,
                newUpdatedAt,
                newVersion,
                source,
                topic,
                partitions,
                startsAt,
                application,
                sourceSettings,
                newDestination,
                newEncryption,
                newTags);
    }

    /** Without the documents, which may hold secrets. */
    @Override
    public String toString() {
        return "DeliveryStream[" + id + ", status=" + status + ", version=" + version + ", source=" + source
                + ", topic=" + topic + ", application=" + application + "]";
    }
}
