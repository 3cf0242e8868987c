package io.kinefka.log.delivery;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.catalog.CatalogWatch;
import io.kinefka.log.catalog.CatalogWrite;
import io.kinefka.log.catalog.Decision.Outcome;
import io.kinefka.log.error.LogException;
import io.kinefka.log.group.GroupOffsets;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.TopicName;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** The delivery streams of this cluster: found without waiting, changed through the catalog. */
public final class DeliveryStreams {
    private static final String TOPIC_PREFIX = "firehose.";

    private final Catalog catalog;
    private final DeliveryTopics topics;
    private final CatalogWatch watch;
    private final DeliveryStreamsSettings settings;
    private final Clock clock;
    private volatile Known known = new Known(CatalogSnapshot.EMPTY, Collections.emptySortedMap());

    /** All delivery streams of one state of the catalog. */
    private record Known(CatalogSnapshot state, SortedMap<DeliveryStreamId, DeliveryStream> all) {

        static Known of(CatalogSnapshot state) {
            var all = new TreeMap<DeliveryStreamId, DeliveryStream>();
            DeliveryStreams.all(state).forEach(stream -> all.put(stream.id(), stream));
            return new Known(state, Collections.unmodifiableSortedMap(all));
        }
    }

    /** Starts to bring unfinished delivery streams to their end, on the given threads. */
    public DeliveryStreams(
            Catalog catalog,
            Admin admin,
            GroupOffsets groups,
            DeliveryStreamsSettings settings,
            Clock clock,
            ScheduledExecutorService worker) {
        this.catalog = catalog;
        this.settings = settings;
        this.clock = clock;
        topics = new DeliveryTopics(admin, groups, settings.replicationFactor(), settings.deadline());
        watch = new CatalogWatch(catalog);
        onChange(new DeliveryStreamLifecycle(catalog, topics, worker)::schedule);
    }

    /**
     * Tells of all delivery streams, in whatever state: now, and on the replaying thread whenever anything in the catalog
     * has changed. Return fast.
     */
    public void onChange(Consumer<Collection<DeliveryStream>> listener) {
        catalog.onChange(state -> listener.accept(all()));
        listener.accept(all());
    }

    /** All delivery streams of all accounts and regions, in whatever state, ordered. */
    public Collection<DeliveryStream> all() {
        return known().all().values();
    }

    /** The topics that belong to delivery streams, as of that state. */
    public static Set<String> ownTopics(CatalogSnapshot state) {
        return all(state).stream()
                .filter(stream -> stream.source() == DeliverySource.DIRECT_PUT)
                .map(DeliveryStream::topic)
                .collect(Collectors.toSet());
    }

    static Optional<DeliveryStream> find(CatalogSnapshot state, DeliveryStreamId id) {
        return state.document(id.key()).map(DeliveryStreamFormat::decode);
    }

    private static List<DeliveryStream> all(CatalogSnapshot state) {
        return state.documents(DeliveryStreamId.KIND).stream()
                .map(CatalogWrite::value)
                .filter(Objects::nonNull)
                .map(DeliveryStreamFormat::decode)
                .toList();
    }

    static CatalogWrite put(DeliveryStream stream) {
        return new CatalogWrite(stream.id().key(), DeliveryStreamFormat.encode(stream));
    }

    /** Records are put more often than the catalog changes. */
    private Known known() {
        var state = catalog.snapshot();
        var latest = known;
        if (latest.state() != state) {
            latest = Known.of(state);
            known = latest;
        }
        return latest;
    }

    /** The delivery stream of that identity, in whatever state. */
    public Optional<DeliveryStream> find(DeliveryStreamId id) {
        return Optional.ofNullable(known().all().get(id));
    }

    /** An account's delivery streams in a region, in whatever state, ordered by name. */
    public List<DeliveryStream> list(String accountId, String region) {
        return all().stream().filter(stream -> isOf(accountId, region, stream)).toList();
    }

    private static boolean isOf(String accountId, String region, DeliveryStream stream) {
        return stream.id().accountId().equals(accountId) && stream.id().region().equals(region);
    }

    /** Whether the cluster has a topic of that name. */
    public CompletionStage<Boolean> hasTopic(String name) {
        return topics.names().thenApply(names -> names.contains(name));
    }

    /**
     * Creates a delivery stream; the answer waits until it is ACTIVE.
     *
     * @param partitions how many a topic of its own is given
     * @param admission looks at the newest delivery streams of the same account and region and throws to refuse
     */
    public CompletionStage<DeliveryStream> create(
            NewDeliveryStream wanted, int partitions, Consumer<List<DeliveryStream>> admission) {
        return topics.names()
                .thenCompose(names -> catalog.change(state -> {
                    var id = wanted.id();
                    if (find(state, id).isPresent()) {
                        throw DeliveryStreamException.exists(id);
                    }
                    admission.accept(all(state).stream()
                            .filter(stream -> isOf(id.accountId(), id.region(), stream))
                            .toList());
                    var stream = creating(wanted, partitions, topicsInUse(names, state));
                    return new Outcome<>(List.of(put(stream)), stream);
                }))
                .thenCompose(this::settled);
    }

    private DeliveryStream creating(NewDeliveryStream wanted, int partitions, Set<String> topicsInUse) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var id = wanted.id();
        // As a stream of that name would be called.
        String ownTopic = TopicName.choose(
                new StreamId(id.accountId(), id.region(), TOPIC_PREFIX + id.name()),
                settings.defaultAccountId(),
                settings.defaultRegion(),
                topicsInUse);
        String topic = wanted.topic();
        return new DeliveryStream(
                id,
                DeliveryStreamStatus.CREATING,
                now,
                now,
                1,
                wanted.source(),
                topic == null ? ownTopic : topic,
                topic == null ? partitions : 0,
                wanted.startsAt().orElse(now),
                ownTopic + "-" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX),
                wanted.sourceSettings(),
                wanted.destination(),
                wanted.encryption(),
                wanted.tags());
    }

    private static Set<String> topicsInUse(Set<String> names, CatalogSnapshot state) {
        var used = new HashSet<>(names);
        used.addAll(ownTopics(state));
        state.streams().values().forEach(stream -> used.add(stream.topic()));
        return used;
    }

    /** Deletes a delivery stream that is not CREATING; the answer waits until it is gone. */
    public CompletionStage<DeliveryStream> delete(DeliveryStream which) {
        return catalog.change(state -> {
                    var stream = require(state, which);
                    if (stream.status() == DeliveryStreamStatus.DELETING) {
                        return new Outcome<>(List.of(), stream);
                    }
                    requireActive(stream);
                    var deleting = stream.withStatus(DeliveryStreamStatus.DELETING);
                    return new Outcome<>(List.of(put(deleting)), deleting);
                })
                .thenCompose(this::settled);
    }

    /**
     * Changes what is written of an active delivery stream.
     *
     * @param change given the newest state, returns the new one, or throws to refuse
     */
    public CompletionStage<DeliveryStream> update(DeliveryStream which, UnaryOperator<DeliveryStream> change) {
        return catalog.change(state -> {
            var stream = require(state, which);
            requireActive(stream);
            var changed = change.apply(stream);
            return new Outcome<>(changed.equals(stream) ? List.of() : List.of(put(changed)), changed);
        });
    }

    private static DeliveryStream require(CatalogSnapshot state, DeliveryStream which) {
        return find(state, which.id())
                .filter(which::isSame)
                .orElseThrow(() -> DeliveryStreamException.notFound(which.id()));
    }

    private static void requireActive(DeliveryStream stream) {
        if (!stream.isActive()) {
            throw DeliveryStreamException.notActive(stream);
        }
    }

    private CompletionStage<DeliveryStream> settled(DeliveryStream stream) {
        return watch.await(state -> isSettled(stream, state), settings.deadline())
                .thenApply(met -> {
                    if (!met) {
                        throw LogException.unavailable("The delivery stream did not settle in time", null);
                    }
                    return stream;
                });
    }

    private static boolean isSettled(DeliveryStream stream, CatalogSnapshot state) {
        return find(state, stream.id())
                .filter(found -> found.isSame(stream) && found.status() == stream.status())
                .isEmpty();
    }
}
