package io.kinefka.analytics.application;

import io.kinefka.log.KafkaLog;
import io.kinefka.log.analytics.AnalyticsApplications;
import io.kinefka.log.analytics.Application;
import io.kinefka.log.analytics.ApplicationId;
import io.kinefka.log.analytics.ApplicationOperation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Changes applications as both versions of the API do. What fails, fails in AWS's words. */
public final class ApplicationChanges {
    private static final int TAGS_MAX = 50;

    private final AnalyticsApplications applications;
    private final int applicationsMax;
    private final CodeCheck code;
    private final RunCheck runs;
    private final ReferenceCheck references;
    private final Supplier<String> operationIds;
    private final Clock clock;

    /** Makes the next version's settings of those of a version. */
    @FunctionalInterface
    public interface Change {
        ApplicationDocument of(ApplicationDocument document, long version);
    }

    /**
     * Changes the applications of a log.
     *
     * @param objects of reference tables
     * @param applicationsMax how many an account may have in a region
     * @param worker where code is compiled
     * @param operationIds makes ids of operations, at most 64 characters, never the same one twice
     */
    public ApplicationChanges(
            KafkaLog log,
            StoredObjects objects,
            int applicationsMax,
            Executor worker,
            Supplier<String> operationIds,
            Clock clock) {
        this.applicationsMax = applicationsMax;
        this.operationIds = operationIds;
        this.clock = clock;
        applications = log.applications();
        code = new CodeCheck(worker);
        runs = new RunCheck(log.streams(), log.deliveryStreams());
        references = new ReferenceCheck(objects);
    }

    /** Creates an application. */
    public CompletionStage<Application> create(
            ApplicationId id, Supplier<ApplicationDocument> settings, SortedMap<String, String> tags) {
        return AnalyticsErrors.translated(() -> {
            requireFewTags(tags);
            var document = settings.get();
            return code.checked(document.configuration())
                    .thenCompose(fit -> applications.create(id, document.members(), tags, this::admit));
        });
    }

    private void admit(List<Application> others) {
        if (others.size() >= applicationsMax) {
            throw AnalyticsErrors.tooManyApplications(applicationsMax);
        }
    }

    /** Makes the next version of an application, whose code fits what it is about. */
    public CompletionStage<Application> change(
            String operation, Application application, Expectation expected, Change change) {
        return change(operation, application, expected, change, code::checked);
    }

    /** Makes the next version of an application by what does not concern its code. */
    public CompletionStage<Application> changeBesidesCode(
            String operation, Application application, Expectation expected, Change change) {
        return change(operation, application, expected, change, CompletableFuture::completedStage);
    }

    private CompletionStage<Application> change(
            String operation,
            Application application,
            Expectation expected,
            Change change,
            Function<ApplicationConfiguration, CompletionStage<ApplicationConfiguration>> check) {
        return AnalyticsErrors.translated(() -> {
            expected.require(application);
            var document = ApplicationDocument.of(application, change);
            return check.apply(document.configuration())
                    .thenCompose(fit -> applications.update(application, now -> {
                        expected.require(now);
                        Expectation.of(application.version()).require(now);
                        Instant at = clock.instant();
                        return now.withSettings(
                                        ApplicationDocument.of(now, change).members(), at)
                                .with(operation(operation, at, now.version(), now.version() + 1));
                    }));
        });
    }

    private ApplicationOperation operation(String name, Instant at, long from, long to) {
        return new ApplicationOperation(operationIds.get(), name, at, from, to);
    }

    /**
     * Has an application run.
     *
     * @param positions where to begin, by the ids of inputs; other inputs begin with what arrives from now on
     */
    public CompletionStage<Application> start(Application application, Map<String, StartingPosition> positions) {
        return AnalyticsErrors.translated(() -> {
            var document =
                    ApplicationDocument.of(started(application, positions).settings());
            return code.checked(document.configuration())
                    .thenApply(runs::checked)
                    .thenCompose(references::checked)
                    .thenCompose(fit -> applications.update(application, now -> {
                        Expectation.of(application.version()).require(now);
                        return started(now, positions);
                    }));
        });
    }

    private Application started(Application application, Map<String, StartingPosition> positions) {
        if (application.isRunning()) {
            throw AnalyticsErrors.inUse("start", application);
        }
        var document = ApplicationDocument.of(application.settings());
        for (var input : document.configuration().inputs()) {
            document = document.startingAt(input.id(), positions.getOrDefault(input.id(), StartingPosition.NOW));
        }
        for (String id : positions.keySet()) {
            var unused = document.part(Part.INPUT, id);
        }
        Instant at = clock.instant();
        return application
                .started(document.members(), at, resumes(document.configuration()))
                .with(operation("StartApplication", at, application.version(), application.version()));
    }

    private static boolean resumes(ApplicationConfiguration configuration) {
        return configuration.inputs().stream()
                .allMatch(input -> input.position() == StartingPosition.LAST_STOPPED_POINT);
    }

    /** Has an application run no more. */
    public CompletionStage<Application> stop(Application application) {
        return AnalyticsErrors.translated(() -> applications.update(application, now -> {
            if (!now.isRunning()) {
                throw AnalyticsErrors.inUse("stop", now);
            }
            return now.stopped().with(operation("StopApplication", clock.instant(), now.version(), now.version()));
        }));
    }

    /**
     * Deletes an application.
     *
     * @param createdAt when it was created, to the second, which is what descriptions tell
     */
    public CompletionStage<Application> delete(Application application, Instant createdAt) {
        if (!createdAt.truncatedTo(ChronoUnit.SECONDS).equals(createdSecond(application))) {
            throw AnalyticsErrors.otherTime(application);
        }
        return AnalyticsErrors.translated(() -> applications.delete(application));
    }

    /** When an application was created, as descriptions tell it. */
    public static Instant createdSecond(Application application) {
        return application.createdAt().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Adds tags to an application, or gives those that it has new values. */
    public CompletionStage<Application> tag(Application application, Map<String, String> added) {
        return AnalyticsErrors.translated(() -> updateTags(application, tags -> {
            var all = new TreeMap<>(tags);
            all.putAll(added);
            requireFewTags(all);
            return all;
        }));
    }

    /** Removes tags from an application; keys that are not there are ignored. */
    public CompletionStage<Application> untag(Application application, Iterable<String> keys) {
        return AnalyticsErrors.translated(() -> updateTags(application, tags -> {
            var rest = new TreeMap<>(tags);
            keys.forEach(rest::remove);
            return rest;
        }));
    }

    private CompletionStage<Application> updateTags(
            Application application, UnaryOperator<SortedMap<String, String>> change) {
        return applications.update(application, now -> now.withTags(change.apply(now.tags())));
    }

    private static void requireFewTags(Map<String, String> tags) {
        if (tags.size() > TAGS_MAX) {
            throw AnalyticsErrors.tooManyTags(TAGS_MAX);
        }
    }
}
