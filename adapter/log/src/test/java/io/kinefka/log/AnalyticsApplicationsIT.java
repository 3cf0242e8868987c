package io.kinefka.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.log.analytics.Application;
import io.kinefka.log.analytics.ApplicationException;
import io.kinefka.log.analytics.ApplicationException.Reason;
import io.kinefka.log.analytics.ApplicationId;
import io.kinefka.log.analytics.Leftover;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnalyticsApplicationsIT {

    private static ApplicationId id(String name) {
        return new ApplicationId("000000000000", "us-east-1", name);
    }

    private static Application create(KafkaLog log, String name) {
        return join(log.applications().create(id(name), Map.of("ApplicationCode", ""), new TreeMap<>(), others -> {}));
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static Reason refusal(CompletionStage<?> refused) {
        try {
            refused.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ApplicationException known) {
                return known.reason();
            }
        }
        throw new AssertionError("It was not refused");
    }

    private static Application coded(Application application, String code) {
        return application.withSettings(Map.of("ApplicationCode", code), Instant.now());
    }

    @Test
    void aNameIsTakenOnlyOnceAndFreeAgainWhenItIsDeleted() throws Exception {
        try (var one = Brokers.open();
                var two = Brokers.open()) {
            var first = create(one, "contended");
            assertThat(refusal(two.applications().create(id("contended"), Map.of(), new TreeMap<>(), others -> {})))
                    .isEqualTo(Reason.EXISTS);

            join(two.applications().delete(first));

            assertThat(two.applications().find(id("contended"))).isEmpty();
            assertThat(refusal(two.applications().delete(first))).isEqualTo(Reason.NOT_FOUND);
            var second = create(one, "contended");
            assertThat(second.group()).isNotEqualTo(first.group());
            assertThat(refusal(one.applications().update(first, Application::stopped)))
                    .isEqualTo(Reason.NOT_FOUND);
        }
    }

    @Test
    void ofTwoLogsThatChangeTheSameVersionOneWins() throws Exception {
        try (var one = Brokers.open();
                var two = Brokers.open()) {
            var created = create(one, "raced");
            join(two.refresh());

            var changes = IntStream.range(0, 6)
                    .mapToObj(i -> (i % 2 == 0 ? one : two)
                            .applications()
                            .update(created, now -> {
                                if (now.version() != 1) {
                                    throw new IllegalStateException("late");
                                }
                                return coded(now, "code " + i);
                            })
                            .toCompletableFuture())
                    .toList();

            CompletableFuture.allOf(changes.toArray(CompletableFuture[]::new))
                    .exceptionally(late -> null)
                    .join();
            assertThat(changes.stream().filter(change -> !change.isCompletedExceptionally()))
                    .singleElement()
                    .satisfies(winner -> assertThat(winner.join().version()).isEqualTo(2));
        }
    }

    @Test
    void earlierVersionsAreKeptUntilThereAreTooManyOrTheApplicationIsDeleted() throws Exception {
        try (var log = Brokers.open()) {
            var application = create(log, "versioned");
            for (int i = 2; i <= 103; i++) {
                String code = "code " + i;
                application = join(log.applications().update(application, now -> coded(now, code)));
            }

            var versions = log.applications().versions(application);

            assertThat(versions).hasSize(101);
            assertThat(versions)
                    .extracting(Application::version)
                    .startsWith(103L, 102L)
                    .endsWith(3L);
            assertThat(versions.get(1).settings()).containsEntry("ApplicationCode", "code 102");
            join(log.applications().delete(application));
            assertThat(log.applications().versions(create(log, "versioned"))).hasSize(1);
        }
    }

    @Test
    void whatOneGatewayChangesAllOfThemAreTold() throws Exception {
        try (var one = Brokers.open();
                var two = Brokers.open()) {
            var created = create(one, "told");
            var started = new CompletableFuture<Application>();
            two.applications().onChange(all -> all.stream()
                    .filter(each -> each.isSame(created) && each.isRunning())
                    .forEach(started::complete));

            join(one.applications().update(created, now -> now.started(now.settings(), Instant.ofEpochMilli(5), true)));

            assertThat(started.orTimeout(60, TimeUnit.SECONDS).join().startedAt())
                    .contains(Instant.ofEpochMilli(5));
        }
    }

    @Test
    void whatTheAdmissionRefusesIsNotCreated() throws Exception {
        try (var log = Brokers.open()) {
            var refused = log.applications().create(id("refused"), Map.of(), new TreeMap<>(), others -> {
                throw new IllegalStateException("There are " + others.size());
            });

            assertThatThrownBy(() -> join(refused)).hasMessageContaining("There are ");
            assertThat(log.applications().find(id("refused"))).isEmpty();
        }
    }

    @Test
    void whatApplicationsThatHaveRunLeaveBehindIsRemembered() throws Exception {
        try (var log = Brokers.open();
                var other = Brokers.open()) {
            var application = create(log, "leaving");
            var first = join(log.applications().update(application, now -> now.started(now.settings(), at(1), false)));
            assertThat(leftovers(log)).doesNotContain(application.group());
            var resumed = join(log.applications().update(first, now -> now.started(now.settings(), at(2), true)));
            assertThat(leftovers(log)).doesNotContain(first.group());
            var anew = join(log.applications().update(resumed, now -> now.started(now.settings(), at(3), false)));
            join(log.applications().delete(anew));
            join(other.refresh());

            assertThat(leftovers(other)).contains(first.group(), anew.group()).doesNotContain(application.group());

            for (var leftover : other.applications().leftovers()) {
                join(other.applications().forget(leftover));
                join(log.applications().forget(leftover));
            }
            assertThat(leftovers(log)).isEmpty();
        }
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    private static List<String> leftovers(KafkaLog log) {
        return log.applications().leftovers().stream().map(Leftover::group).toList();
    }
}
