package io.kinefka.analytics.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.log.analytics.Application;
import io.kinefka.log.analytics.ApplicationId;
import io.kinefka.log.analytics.ApplicationStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WantedApplicationsTest {
    private final List<Application> all = new ArrayList<>();
    private final List<Collection<RunningApplication>> told = new ArrayList<>();
    private final WantedApplications wanted = new WantedApplications(() -> all, told::add);

    private static Application ready(String name) {
        return new Application(
                new ApplicationId("000000000000", "us-east-1", name),
                ApplicationStatus.READY,
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                Optional.empty(),
                "group-" + name,
                Map.of(ApplicationDocument.CODE, "code"),
                List.of(),
                new TreeMap<>());
    }

    private static Application running(String name) {
        var ready = ready(name);
        return ready.started(ready.settings(), Instant.ofEpochMilli(7), true);
    }

    @Test
    void whatRunsIsToldOnce() {
        all.addAll(List.of(ready("a"), running("b")));

        wanted.look();
        wanted.look();

        assertThat(told).singleElement().satisfies(runs -> assertThat(runs)
                .containsExactly(new RunningApplication(
                        all.get(1).id(),
                        "group-b",
                        1,
                        Instant.ofEpochMilli(7),
                        new ApplicationConfiguration("code", List.of(), List.of(), List.of()))));
    }

    @Test
    void aNewVersionAndANewStartAreTold() {
        all.add(running("a"));
        wanted.look();

        all.set(0, running("a").withSettings(Map.of(ApplicationDocument.CODE, "new"), Instant.EPOCH));
        wanted.look();
        all.set(0, all.get(0).started(all.get(0).settings(), Instant.ofEpochMilli(8), true));
        wanted.look();
        all.set(0, all.get(0).withTags(new TreeMap<>(Map.of("a", "b"))));
        wanted.look();
        all.set(0, all.get(0).stopped());
        wanted.look();

        assertThat(told).hasSize(4);
        assertThat(told.get(1)).extracting(RunningApplication::version).containsExactly(2L);
        assertThat(told.get(2)).extracting(RunningApplication::startedAt).containsExactly(Instant.ofEpochMilli(8));
        assertThat(told.get(3)).isEmpty();
    }

    @Test
    void whatIsNotSupportedDoesNotKeepOthersFromRunning() {
        var odd = running("odd");
        all.add(odd.withSettings(
                Map.of(Part.INPUT.list(), List.of(Map.of(Part.INPUT.idMember(), "1.1"))), Instant.EPOCH));
        all.add(running("b"));

        wanted.look();

        assertThat(told.get(0)).extracting(run -> run.id().name()).containsExactly("b");
    }
}
