package io.kinefka.analytics.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.analytics.host.HostedApplication.Guarantee;
import io.kinefka.analytics.sql.ApplicationCompiler;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationHostsIT {
    private static final int CLICKS = 2_000;
    private static final Instant START = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir
    private Path directory;

    private record Click(long timeMillis, int partition, int id, String page) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void givesTheSameFromPartitionsAsTheOperatorsGiveOfTheRowsInTheirOrder(int partitions) {
        Topic topic = Topic.forClicks("partitions-" + partitions, partitions);
        List<Click> clicks = clicks(partitions);
        // The last partition of several stays empty, so that only the clock moves it.
        clicks.forEach(
                click -> topic.append(click.partition(), click.timeMillis(), Clicks.click(click.id(), click.page())));
        topic.flush();

        try (Host host = new Host(Topic.kafka(), directory)) {
            host.retain(Clicks.application(topic.name()));

            Direct direct = direct(clicks);
            eventually().untilAsserted(() -> {
                assertThat(topic.lines(Clicks.COUNTS_SUFFIX)).containsExactlyElementsOf(direct.lines("COUNTS"));
                assertThat(topic.lines(Clicks.PASSED_SUFFIX)).containsExactlyElementsOf(direct.lines("PASSED"));
            });
        }
    }

    @Test
    void beginsWithWhatArrivesFromItsStartOnAndGoesOnWhereItWasStopped() {
        Topic topic = Topic.forClicks("positions", 2);
        topic.append(0, START.toEpochMilli() - 1, Clicks.click(1, "before"));
        topic.append(0, START.toEpochMilli(), Clicks.click(2, "then"));
        topic.append(1, START.toEpochMilli() - 1, Clicks.click(3, "before"));
        topic.flush();
        HostedApplication application = Clicks.application(topic.name(), 1, START, Guarantee.EXACTLY_ONCE);

        try (Host host = new Host(Topic.kafka(), directory)) {
            host.retain(application);
            eventually().until(() -> topic.lines(Clicks.PASSED_SUFFIX).size() == 1);
        }
        topic.append(0, START.toEpochMilli() + 1, Clicks.click(4, "later"));
        topic.append(1, START.toEpochMilli() + 2, Clicks.click(5, "later"));
        topic.flush();
        try (Host host = new Host(Topic.kafka(), directory)) {
            host.retain(application);
            eventually().until(() -> topic.lines(Clicks.PASSED_SUFFIX).size() == 3);
        }

        assertThat(topic.lines(Clicks.PASSED_SUFFIX)).containsExactlyInAnyOrder("2,then", "4,later", "5,later");
    }

    @Test
    void deliversAtLeastOnceWithoutTransactions() {
        Topic topic = Topic.forClicks("at-least-once", 1);
        topic.append(0, START.toEpochMilli(), Clicks.click(1, "home"));
        topic.append(0, START.toEpochMilli(), "nonsense");
        topic.flush();

        try (Host host = new Host(Topic.kafka(), directory)) {
            host.retain(Clicks.application(topic.name(), 1, Instant.EPOCH, Guarantee.AT_LEAST_ONCE));

            eventually().untilAsserted(() -> assertThat(topic.lines(Clicks.COUNTS_SUFFIX))
                    .contains("2026-01-02 12:00:00.000,home,1"));
            eventually().until(() -> !topic.lines(Clicks.ERRORS_SUFFIX).isEmpty());
        }
    }

    @Test
    void sharesAnApplicationWithAnotherProcessAndTakesOverWhatThatLeaves(@TempDir Path other) {
        Topic topic = Topic.forClicks("shared", 2);
        AtomicInteger sent = new AtomicInteger();

        try (Host host = new Host(Topic.kafka(), directory)) {
            host.retain(Clicks.application(topic.name()));
            sendNow(topic, sent);
            try (Host second = new Host(Topic.kafka(), other)) {
                second.retain(Clicks.application(topic.name()));
                // As long as partitions move, and some more.
                await().pollDelay(Duration.ofSeconds(6))
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> {
                            sendNow(topic, sent);
                            return passed(topic).size() >= sent.get() / 2;
                        });
            }
            sendNow(topic, sent);

            eventually().until(() -> passed(topic).size() >= sent.get());
        }

        assertThat(passed(topic))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, sent.get()).boxed().toList());
    }

    @Test
    void goesOnWithOtherCodeWhereItStopped() {
        Topic topic = Topic.forClicks("other-code", 1);
        HostedApplication first = Clicks.application(topic.name());
        HostedApplication second = Clicks.application(
                topic.name(), 2, ApplicationCompiler.compile("""
                        CREATE STREAM passed (id INTEGER, page VARCHAR(16));
                        CREATE PUMP passed_pump AS INSERT INTO passed SELECT STREAM id + 1000, page FROM clicks;
                        CREATE STREAM counts (page VARCHAR(16));
                        """, List.of(Clicks.SCHEMA), List.of()));

        try (Host host = new Host(Topic.kafka(), directory)) {
            host.retain(first);
            topic.append(0, START.toEpochMilli(), Clicks.click(1, "home"));
            eventually().until(() -> passed(topic).equals(List.of(1)));
            host.retain(second);
            topic.append(0, START.toEpochMilli(), Clicks.click(2, "home"));
            eventually().until(() -> passed(topic).size() == 2);
        }

        assertThat(passed(topic).get(1)).isIn(2, 1002);
    }

    private static void sendNow(Topic topic, AtomicInteger sent) {
        for (int i = 0; i < 100; i++) {
            int id = sent.getAndIncrement();
            topic.append(id % 2, System.currentTimeMillis(), Clicks.click(id, "home"));
        }
        topic.flush();
    }

    private static List<Integer> passed(Topic topic) {
        return topic.lines(Clicks.PASSED_SUFFIX).stream()
                .map(line -> Integer.valueOf(line.split(",", 2)[0]))
                .toList();
    }

    private static List<Click> clicks(int partitions) {
        Random random = new Random(partitions);
        int filled = Math.max(1, partitions - 1);
        List<Click> clicks = new ArrayList<>();
        long time = START.toEpochMilli();
        for (int id = 0; id < CLICKS; id++) {
            time += random.nextInt(10);
            clicks.add(new Click(time, random.nextInt(filled), id, "page-" + random.nextInt(5)));
        }
        return clicks;
    }

    private static Direct direct(List<Click> clicks) {
        Direct direct = new Direct();
        clicks.stream()
                .sorted(Comparator.comparingLong(Click::timeMillis)
                        .thenComparingInt(Click::partition)
                        .thenComparingInt(Click::id))
                .forEach(click -> direct.click(click.timeMillis(), click.id(), click.page()));
        direct.time(Long.MAX_VALUE / 2);
        return direct;
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }
}
