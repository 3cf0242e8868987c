package io.kinefka.analytics.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledHostIT {
    private static final int KILLS = 2;
    private static final int PARTITIONS = 2;

    @TempDir
    private Path directory;

    /** Starts a host in another process. */
    private interface Hosts {
        HostProcess start(Topic topic) throws IOException;
    }

    @Test
    void losesAndDoublesNothingWhenKilled() throws IOException, InterruptedException {
        Topic topic = Topic.forClicks("killed-host", PARTITIONS);

        run(topic, each -> HostProcess.start(each, directory));
    }

    @Test
    void losesNothingOnTheWayToFunctionsAndBack() throws IOException, InterruptedException {
        Topic topic = Topic.forClicks("killed-host-with-function", PARTITIONS);
        Set<String> delivered = ConcurrentHashMap.newKeySet();

        // What comes back from the function, and what is delivered to it.
        try (Lambda lambda = new Lambda((data, answer) -> {
            delivered.add(data);
            answer.put("result", "Ok").put("data", Base64.getEncoder().encodeToString(data.getBytes(UTF_8)));
        })) {
            run(topic, each -> HostProcess.start(each, directory, lambda));

            List<String> passed = topic.lines(Clicks.PASSED_SUFFIX);
            HostProcess last = HostProcess.start(topic, directory, lambda);
            try {
                patiently().until(() -> delivered.containsAll(passed));
            } finally {
                last.kill();
            }
        }
    }

    private static void run(Topic topic, Hosts hosts) throws IOException, InterruptedException {
        AtomicInteger sent = new AtomicInteger();
        ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
        var unused = load.scheduleAtFixedRate(() -> send(topic, sent), 0, 10, TimeUnit.MILLISECONDS);
        for (int kill = 0; kill < KILLS; kill++) {
            HostProcess host = hosts.start(topic);
            try {
                int before = topic.lines(Clicks.COUNTS_SUFFIX).size();
                patiently().until(() -> topic.lines(Clicks.COUNTS_SUFFIX).size() > before);
            } finally {
                host.kill();
            }
        }
        load.shutdown();
        assertThat(load.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        topic.flush();

        HostProcess last = hosts.start(topic);
        try {
            // What a host that was killed has begun in one of the topics may hide what is there for some seconds more.
            patiently()
                    .until(() -> counted(topic) >= sent.get()
                            && topic.lines(Clicks.PASSED_SUFFIX).size() >= sent.get());
        } finally {
            last.kill();
        }

        List<String> ids = topic.lines(Clicks.PASSED_SUFFIX).stream()
                .map(line -> line.split(",", 2)[0])
                .toList();
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, sent.get()).mapToObj(String::valueOf).toList());
        assertThat(counted(topic)).isEqualTo(sent.get());
        assertThat(topic.lines(Clicks.COUNTS_SUFFIX).stream().map(line -> line.substring(0, line.lastIndexOf(','))))
                .doesNotHaveDuplicates();
        assertThat(topic.lines(Clicks.ERRORS_SUFFIX)).isEmpty();
    }

    private static void send(Topic topic, AtomicInteger sent) {
        for (int i = 0; i < 5; i++) {
            int id = sent.getAndIncrement();
            topic.append(id % PARTITIONS, System.currentTimeMillis(), Clicks.click(id, "page-" + id % 3));
        }
    }

    /** How many clicks are in the windows that are closed. */
    private static int counted(Topic topic) {
        return topic.lines(Clicks.COUNTS_SUFFIX).stream()
                .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(',') + 1)))
                .sum();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200));
    }
}
