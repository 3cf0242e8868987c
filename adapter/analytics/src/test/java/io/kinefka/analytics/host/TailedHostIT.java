package io.kinefka.analytics.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailedHostIT {
    @TempDir
    private Path directory;

    @Test
    void tellsWhichRowsItShowsAgainAfterItWasKilled() throws IOException, InterruptedException {
        Topic topic = Topic.forClicks("tailed-host", 2);
        String tail = InternalTopics.tail(topic.name(), Instant.now(), 1);
        String suffix = tail.substring(topic.name().length());
        Topic.create(tail, 1);
        AtomicInteger sent = new AtomicInteger();
        ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
        var unused = load.scheduleAtFixedRate(() -> send(topic, sent), 0, 10, TimeUnit.MILLISECONDS);
        HostProcess first = HostProcess.start(topic, directory);
        try {
            patiently().until(() -> !topic.lines(Clicks.PASSED_SUFFIX).isEmpty());
            wish(tail, topic.name());
            patiently().until(() -> shown(topic, suffix).size() > 100);
        } finally {
            first.kill();
        }
        int before = shown(topic, suffix).size();

        HostProcess second = HostProcess.start(topic, directory);
        try {
            patiently().until(() -> shown(topic, suffix).size() > before + 100);
            load.shutdown();
            assertThat(load.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            topic.flush();
            patiently().until(() -> passed(topic).size() == sent.get());
            String last = passed(topic).get(sent.get() - 1);
            patiently().until(() -> shown(topic, suffix).contains(last));
        } finally {
            second.kill();
        }

        assertThat(shown(topic, suffix)).doesNotHaveDuplicates();
        assertThat(passed(topic)).containsSubsequence(shown(topic, suffix));
    }

    private static void send(Topic topic, AtomicInteger sent) {
        int id = sent.getAndIncrement();
        topic.append(id % 2, System.currentTimeMillis(), Clicks.click(id, "home"));
    }

    private static void wish(String tail, String application) {
        try (var producer =
                new KafkaProducer<>(Map.copyOf(Topic.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = producer.send(new TailWish("PASSED", tail, Duration.ofHours(1)).to(application));
        }
    }

    /** The ids of the rows that were shown, but for those that were shown again. */
    private static List<String> shown(Topic topic, String suffix) {
        List<String> ids = new ArrayList<>();
        var latest = new TailedRow.Position(-1, 0);
        for (var found : topic.records(suffix)) {
            TailedRow row = TailedRow.of(found.key(), found.value());
            if (row.json().isPresent() && row.position().compareTo(latest) > 0) {
                latest = row.position();
                ids.add(row.json().get().replaceAll(".*\"ID\":([0-9]+),.*", "$1"));
            }
        }
        return ids;
    }

    private static List<String> passed(Topic topic) {
        return topic.lines(Clicks.PASSED_SUFFIX).stream()
                .map(line -> line.split(",", 2)[0])
                .toList();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200));
    }
}
