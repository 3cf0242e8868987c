package io.kinefka.log.analytics;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.catalog.CatalogWrite;
import io.kinefka.log.catalog.Decision.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The analytics applications of this cluster: found without waiting, changed through the catalog. A change that makes a
 * new version keeps the one before, as long as it is one of the newest hundred.
 */
public final class AnalyticsApplications {
    private static final int VERSIONS_KEPT = 100;

    private final Catalog catalog;
    private final Clock clock;
    private volatile Known known = new Known(CatalogSnapshot.EMPTY, Collections.emptySortedMap());

    /** All applications of one state of the catalog. */
    private record Known(CatalogSnapshot state, SortedMap<ApplicationId, Application> all) {

        static Known of(CatalogSnapshot state) {
            var all = new TreeMap<ApplicationId, Application>();
            decoded(state.documents(ApplicationId.KIND)).forEach(one -> all.put(one.id(), one));
            return new Known(state, Collections.unmodifiableSortedMap(all));
        }
    }

    public AnalyticsApplications(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Tells of all applications: now, and on the replaying thread whenever anything in the catalog has changed. Return
     * fast.
     */
    public void onChange(Consumer<Collection<Application>> listener) {
        catalog.onChange(state -> listener.accept(all()));
        listener.accept(all());
    }

    /** All applications of all accounts and regions, ordered. */
    public Collection<Application> all() {
        return known().all().values();
    }

    private Known known() {
        var state = catalog.snapshot();
        var latest = known;
        if (latest.state() != state) {
            latest = Known.of(state);
            known = latest;
        }
        return latest;
    }

    /** The application of that identity. */
    public Optional<Application> find(ApplicationId id) {
        return Optional.ofNullable(known().all().get(id));
    }

    /** An account's applications in a region, ordered by name. */
    public List<Application> list(String accountId, String region) {
        return all().stream()
                .filter(application -> isOf(accountId, region, application))
                .toList();
    }

    private static boolean isOf(String accountId, String region, Application application) {
        return application.id().accountId().equals(accountId)
                && application.id().region().equals(region);
    }

    /** The versions of an application, this one included, as they were when they were superseded; the newest first. */
    public List<Application> versions(Application application) {
        var all = new ArrayList<>(decoded(catalog.snapshot()
                .documents(ApplicationId.KIND_OF_VERSIONS, application.id().versionsPrefix())));
        all.removeIf(earlier -> !earlier.isSame(application) || earlier.version() >= application.version());
        all.add(application);
        Collections.reverse(all);
        return all;
    }

    private static List<Application> decoded(List<CatalogWrite> documents) {
        return documents.stream()
                .map(CatalogWrite::value)
                .filter(Objects::nonNull)
                .map(ApplicationFormat::decode)
                .toList();
    }

    /**
     * Creates an application, READY in its first version.
     *
     * @param admission looks at the newest applications of the same account and region and throws to refuse
     */
    public CompletionStage<Application> create(
            ApplicationId id,
            Map<String, Object> settings,
            SortedMap<String, String> tags,
            Consumer<List<Application>> admission) {
        return catalog.change(state -> {
            if (find(state, id).isPresent()) {
                throw ApplicationException.exists(id);
            }
            admission.accept(decoded(state.documents(ApplicationId.KIND)).stream()
                    .filter(other -> isOf(id.accountId(), id.region(), other))
                    .toList());
            var created = created(id, settings, tags, clock.instant());
            return new Outcome<>(List.of(put(created)), created);
        });
    }

    private static Application created(
            ApplicationId id, Map<String, Object> settings, SortedMap<String, String> tags, Instant now) {
        return new Application(
                id,
                ApplicationStatus.READY,
                now,
                now,
                1,
                Optional.empty(),
                Application.group(id, now),
                settings,
                List.of(),
                tags);
    }

    /** Deletes an application with all its versions, whether it runs or not. */
    public CompletionStage<Application> delete(Application which) {
        return catalog.change(state -> {
            var application = require(state, which);
            var writes = new ArrayList<CatalogWrite>();
            writes.add(new CatalogWrite(application.id().key(), null));
            state.documents(ApplicationId.KIND_OF_VERSIONS, application.id().versionsPrefix())
                    .forEach(version -> writes.add(new CatalogWrite(version.key(), null)));
            leftover(application).ifPresent(writes::add);
            return new Outcome<>(writes, application);
        });
    }

    /** One that was never started has nothing in Kafka. */
    private Optional<CatalogWrite> leftover(Application application) {
        return application.startedAt().map(started -> new Leftover(application.group(), clock.instant()).put());
    }

    /** What applications have left in Kafka, as far as it was not {@linkplain #forget forgotten}. */
    public List<Leftover> leftovers() {
        return catalog.snapshot().documents(Leftover.KIND).stream()
                .flatMap(document ->
                        Stream.ofNullable(document.value()).map(value -> Leftover.of(document.key(), value)))
                .toList();
    }

    /** That is not in Kafka any more. */
    public CompletionStage<Leftover> forget(Leftover cleared) {
        return catalog.change(state -> new Outcome<>(
                state.document(Leftover.key(cleared.group())).isPresent()
                        ? List.of(new CatalogWrite(Leftover.key(cleared.group()), null))
                        : List.of(),
                cleared));
    }

    /**
     * Changes what is written of an application.
     *
     * @param change given the newest state, returns the new one, or throws to refuse
     */
    public CompletionStage<Application> update(Application which, UnaryOperator<Application> change) {
        return catalog.change(state -> {
            var application = require(state, which);
            var changed = change.apply(application);
            return new Outcome<>(writes(application, changed), changed);
        });
    }

    private List<CatalogWrite> writes(Application before, Application after) {
        if (after.equals(before)) {
            return List.of();
        }
        var writes = new ArrayList<CatalogWrite>();
        writes.add(put(after));
        if (!after.group().equals(before.group())) {
            leftover(before).ifPresent(writes::add);
        }
        if (after.version() != before.version()) {
            writes.add(new CatalogWrite(before.id().versionKey(before.version()), ApplicationFormat.encode(before)));
            if (before.version() > VERSIONS_KEPT) {
                writes.add(new CatalogWrite(before.id().versionKey(before.version() - VERSIONS_KEPT), null));
            }
        }
        return writes;
    }

    private static Application require(CatalogSnapshot state, Application which) {
        return find(state, which.id())
                .filter(which::isSame)
                .orElseThrow(() -> ApplicationException.notFound(which.id()));
    }

    private static Optional<Application> find(CatalogSnapshot state, ApplicationId id) {
        return state.document(id.key()).map(ApplicationFormat::decode);
    }

    private static CatalogWrite put(Application application) {
        return new CatalogWrite(application.id().key(), ApplicationFormat.encode(application));
    }
}
