package io.kinefka.log.stream;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.catalog.CatalogWatch;
import io.kinefka.log.catalog.CatalogWrite;
import io.kinefka.log.catalog.Decision.Outcome;
import io.kinefka.log.cluster.Membership;
import io.kinefka.log.error.LogException;
import io.kinefka.mapping.Resharding;
import io.kinefka.mapping.ShardMap;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamStatus;
import io.kinefka.mapping.TopicName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;

/** The streams of this cluster: found without waiting, changed through the catalog. */
public final class Streams {
    private static final int RETENTION_HOURS_DEFAULT = 24;
    private static final Duration EXPIRY_INTERVAL = Duration.ofSeconds(5);

    private final Catalog catalog;
    private final StreamTopics topics;
    private final CatalogWatch watch;
    private final StreamsSettings settings;
    private final Clock clock;
    private final Function<CatalogSnapshot, Set<String>> otherTopics;
    private final String gatewayId;
    private final TopicSetting retention;
    private final TopicSetting recordSize;

    /**
     * Starts to bring unfinished streams to their end, on the given threads.
     *
     * @param otherTopics names the topics that the catalog says belong to something else
     */
    public Streams(
            Catalog catalog,
            Admin admin,
            Membership membership,
            StreamsSettings settings,
            Function<CatalogSnapshot, Set<String>> otherTopics,
            Clock clock,
            ScheduledExecutorService worker) {
        this.catalog = catalog;
        this.settings = settings;
        this.otherTopics = otherTopics;
        this.clock = clock;
        gatewayId = membership.id();
        topics = new StreamTopics(admin, settings.replicationFactor(), settings.deadline());
        retention = new TopicSetting(this, catalog, StreamMetadata::retentionHours, topics::applyRetention);
        recordSize =
                new TopicSetting(this, catalog, stream -> stream.options().recordKibMax(), topics::applyRecordSize);
        watch = new CatalogWatch(catalog);
        var resharder = new Resharder(catalog, topics, membership, clock);
        new StreamLifecycle(catalog, topics, resharder, clock, worker).start();
        var unused = worker.scheduleWithFixedDelay(
                new ShardExpiry(catalog, topics, clock)::run,
                EXPIRY_INTERVAL.toNanos(),
                EXPIRY_INTERVAL.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /** Tells of the newest state now, and of every later one on the replaying thread: return fast. */
    public void onChange(Consumer<CatalogSnapshot> listener) {
        catalog.onChange(listener);
        listener.accept(catalog.snapshot());
    }

    /** The newest known state of every stream. */
    public CatalogSnapshot snapshot() {
        return catalog.snapshot();
    }

    /** The stream of that identity, in whatever state. */
    public Optional<StreamMetadata> find(StreamId id) {
        return catalog.snapshot().stream(id);
    }

    /**
     * Creates a stream. Where CREATING lasts for no time, the answer waits until the stream is ACTIVE, else it comes
     * as soon as the stream is known to be CREATING.
     *
     * @param admission looks at the newest state and throws to refuse
     */
    public CompletionStage<StreamMetadata> create(NewStream wanted, Consumer<CatalogSnapshot> admission) {
        return topics.names()
                .thenCompose(names -> catalog.change(state -> {
                    if (state.stream(wanted.id()).isPresent()) {
                        throw LogException.streamExists(wanted.id());
                    }
                    admission.accept(state);
                    var stream = creating(wanted, topicsInUse(names, state));
                    return new Outcome<>(List.of(CatalogWrite.put(stream)), stream);
                }))
                .thenCompose(stream -> settled(stream, settings.durations().creating()));
    }

    /**
     * Deletes a stream. Where DELETING lasts for no time, the answer waits until the stream is gone.
     *
     * @param createdAt which incarnation of the name is meant: a later one is never touched
     * @param admission looks at the newest state and throws to refuse
     */
    public CompletionStage<StreamMetadata> delete(StreamId id, Instant createdAt, Consumer<CatalogSnapshot> admission) {
        return catalog.change(state -> {
                    var stream = state.stream(id)
                            .filter(found -> found.createdAt().equals(createdAt))
                            .orElseThrow(() -> LogException.streamNotFound(id));
                    if (stream.status() == StreamStatus.DELETING) {
                        return new Outcome<>(List.of(), stream);
                    }
                    admission.accept(state);
                    var deleting = stream.withResharding(null)
                            .withStatus(
                                    StreamStatus.DELETING,
                                    now().plus(settings.durations().deleting()));
                    return new Outcome<>(List.of(CatalogWrite.put(deleting)), deleting);
                })
                .thenCompose(stream -> settled(stream, settings.durations().deleting()));
    }

    /**
     * Changes what is written of a stream.
     *
     * @param change given the newest state, returns the new one, or throws to refuse
     */
    public CompletionStage<StreamMetadata> update(StreamId id, UnaryOperator<StreamMetadata> change) {
        return catalog.change(state -> {
            var stream = state.stream(id).orElseThrow(() -> LogException.streamNotFound(id));
            var changed = change.apply(stream);
            return new Outcome<>(changed.equals(stream) ? List.of() : List.of(CatalogWrite.put(changed)), changed);
        });
    }

    /**
     * Changes an active stream, which is UPDATING for a while after.
     *
     * @param lasts how long; with no time at all it stays ACTIVE
     * @param change as in {@link #update}
     */
    public CompletionStage<StreamMetadata> updateFor(
            Duration lasts, StreamId id, UnaryOperator<StreamMetadata> change) {
        return update(id, updating(lasts, change));
    }

    private UnaryOperator<StreamMetadata> updating(Duration lasts, UnaryOperator<StreamMetadata> change) {
        return stream -> {
            requireActive(stream);
            var changed = change.apply(stream);
            return lasts.isZero() ? changed : changed.withStatus(StreamStatus.UPDATING, now().plus(lasts));
        };
    }

    /**
     * Splits and merges shards of an active stream. Where UPDATING lasts for no time, the answer waits until the stream
     * is ACTIVE again, else it comes as soon as the stream is known to be UPDATING.
     *
     * @param lasts how long the stream is UPDATING before the shards change
     * @param plan given the newest state, returns the steps, or throws to refuse
     */
    public CompletionStage<StreamMetadata> reshard(
            StreamId id, Duration lasts, Function<StreamMetadata, List<Resharding.Step>> plan) {
        return catalog.change(state -> {
                    var stream = state.stream(id).orElseThrow(() -> LogException.streamNotFound(id));
                    requireActive(stream);
                    var planned = stream.withResharding(Resharding.planned(plan.apply(stream), gatewayId))
                            .withStatus(StreamStatus.UPDATING, now().plus(lasts));
                    return new Outcome<>(List.of(CatalogWrite.put(planned)), planned);
                })
                .thenCompose(stream -> settled(stream, lasts));
    }

    private static void requireActive(StreamMetadata stream) {
        if (stream.status() != StreamStatus.ACTIVE) {
            throw LogException.streamNotActive(stream.id(), stream.status());
        }
    }

    /** Completes with whether a stream came to be as wanted, or gone, before the deadline. */
    public CompletionStage<Boolean> await(StreamId id, Predicate<StreamMetadata> wanted) {
        return watch.await(state -> state.stream(id).map(wanted::test).orElse(true), settings.deadline());
    }

    /**
     * Changes how long a stream keeps its records, and so its topic.
     *
     * @param change as in {@link #update}; asked once more than there
     */
    public CompletionStage<StreamMetadata> changeRetention(StreamId id, UnaryOperator<StreamMetadata> change) {
        return retention.change(id, change);
    }

    /**
     * Changes how large the records of an active stream may be, and so its topic.
     *
     * @param lasts as in {@link #updateFor}
     * @param change as in {@link #changeRetention}
     */
    public CompletionStage<StreamMetadata> changeRecordSize(
            Duration lasts, StreamId id, UnaryOperator<StreamMetadata> change) {
        return recordSize.change(id, updating(lasts, change));
    }

    private StreamMetadata creating(NewStream wanted, Set<String> topicsInUse) {
        Instant now = now();
        String topic =
                TopicName.choose(wanted.id(), settings.defaultAccountId(), settings.defaultRegion(), topicsInUse);
        return new StreamMetadata(
                wanted.id(),
                topic,
                StreamStatus.CREATING,
                now.plus(settings.durations().creating()),
                now,
                Instant.EPOCH,
                RETENTION_HOURS_DEFAULT,
                wanted.mode(),
                wanted.tags(),
                ShardMap.evenSplit(wanted.shardCount(), now.getEpochSecond()),
                wanted.options(),
                null);
    }

    private Set<String> topicsInUse(Set<String> names, CatalogSnapshot state) {
        var used = new HashSet<>(names);
        used.addAll(otherTopics.apply(state));
        state.streams().values().forEach(stream -> used.add(stream.topic()));
        return used;
    }

    private CompletionStage<StreamMetadata> settled(StreamMetadata stream, Duration lasts) {
        if (!lasts.isZero()) {
            return CompletableFuture.completedFuture(stream);
        }
        return watch.await(state -> isSettled(stream, state), settings.deadline())
                .thenApply(met -> {
                    if (!met) {
                        throw LogException.unavailable("The stream did not settle in time", null);
                    }
                    return stream;
                });
    }

    private static boolean isSettled(StreamMetadata stream, CatalogSnapshot state) {
        return state.stream(stream.id())
                .filter(found -> found.createdAt().equals(stream.createdAt())
                        && found.status() == stream.status()
                        && found.shards().last().equals(stream.shards().last()))
                .isEmpty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
