package io.kinefka.log.analytics;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An analytics application. Instants are kept in milliseconds. The settings are the service's own document: a map of
 * texts, numbers, booleans, instants, lists and maps, of which nothing is known here.
 *
 * @param id its identity
 * @param status whether it runs
 * @param createdAt when it was created; tells it from an earlier one of the same name
 * @param updatedAt when this version came to be
 * @param version 1 at first, and one more with each change of the settings
 * @param startedAt when it was started last; empty if it never was
 * @param group the name of what it has in Kafka; never used by another application, nor by this one when it began elsewhere
 * @param settings what it does
 * @param operations what was done to it lately, the newest last
 * @param tags keys and values, ordered by key
 */
public record Application(
        ApplicationId id,
        ApplicationStatus status,
        Instant createdAt,
        Instant updatedAt,
        long version,
        Optional<Instant> startedAt,
        String group,
        Map<String, Object> settings,
        List<ApplicationOperation> operations,
        SortedMap<String, String> tags) {
    private static final int OPERATIONS_MAX = 50;

    public Application {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
        startedAt = startedAt.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
        settings = Map.copyOf(settings);
        operations = List.copyOf(operations);
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** A name that was never given before. */
    static String group(ApplicationId id, Instant now) {
        return String.join(
                ".",
                "analytics",
                id.accountId(),
                id.region(),
                id.name() + "-" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX));
    }

    /** Whether that is this application, whatever has changed about it. */
    public boolean isSame(Application other) {
        return id.equals(other.id) && createdAt.equals(other.createdAt);
    }

    public boolean isRunning() {
        return status == ApplicationStatus.RUNNING;
    }

    /** With other settings, as the next version. */
    public Application withSettings(Map<String, Object> newSettings, Instant at) {
        return new Application(id, status, createdAt, at, version + 1, startedAt, group, newSettings, operations, tags);
    }

    /**
     * Running, from this moment on.
     *
     * @param newSettings where it begins to read is part of the settings, but not of the version
     * @param resumes whether it goes on where it was stopped
     */
    public Application started(Map<String, Object> newSettings, Instant at, boolean resumes) {
        return new Application(
                id,
                ApplicationStatus.RUNNING,
                createdAt,
                updatedAt,
                version,
                Optional.of(at),
                resumes ? group : group(id, at),
                newSettings,
                operations,
                tags);
    }

    public Application stopped() {
        return new Application(
                id,
                ApplicationStatus.READY,
                createdAt,
                updatedAt,
                version,
                startedAt,
                group,
                settings,
                operations,
                tags);
    }

    /** With one operation more; the oldest are forgotten. */
    public Application with(ApplicationOperation operation) {
        var all = new ArrayList<>(operations);
        all.add(operation);
        var lately = all.subList(Math.max(0, all.size() - OPERATIONS_MAX), all.size());
        return new Application(id, status, createdAt, updatedAt, version, startedAt, group, settings, lately, tags);
    }

    public Application withTags(SortedMap<String, String> newTags) {
        return new Application(
                id, status, createdAt, updatedAt, version, startedAt, group, settings, operations, newTags);
    }

    /** Without the settings, which may hold what is not for logs. */
    @Override
    public String toString() {
        return "Application[" + id + ", status=" + status + ", version=" + version + ", group=" + group + "]";
    }
}
