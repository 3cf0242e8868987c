package io.kinefka.analytics.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.log.KafkaLog;
import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.Resharding;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dreshardings=100} for the long form. */
class ReshardedOutputIT {
    private static final int RESHARDINGS = Integer.getInteger("reshardings", 20);
    private static final int SHARDS_MAX = 6;
    private static final int PARTITIONS = 2;
    private static final int CLICKS_FIRST = 2_000;
    private static final long QUIET_MILLIS = 2_000;

    @TempDir
    private Path directory;

    @TempDir
    private Path other;

    private final Random random = new Random(RESHARDINGS);

    @Test
    void hasEachResultOnceWhileTheStreamIsReshardedAndTasksMove() throws Exception {
        Topic topic = Topic.create("resharded-clicks", PARTITIONS);
        try (StreamGateway one = StreamGateway.open(directory)) {
            StreamMetadata stream = one.create("resharded-results", 2, StreamOptions.DEFAULT);
            HostedApplication application = Clicks.intoStream(topic.name(), stream.topic());
            one.retain(application);
            try (Load load = new Load(topic)) {
                patiently().until(() -> !results(one, stream).read().isEmpty());
                try (StreamGateway two = StreamGateway.open(other)) {
                    patiently().until(() -> results(one, stream).read().size() > CLICKS_FIRST);
                    long began = System.currentTimeMillis();
                    reshard(List.of(one.log(), two.log()), stream, RESHARDINGS / 2);
                    long ended = System.currentTimeMillis();
                    System.out.println(RESHARDINGS / 2 + " reshardings in " + (ended - began)
                            + " ms; the longest time without a result was "
                            + results(one, stream).longestPauseMillis(began, ended) + " ms, and before "
                            + results(one, stream).longestPauseMillis(began - QUIET_MILLIS, began));
                    two.retain(application);
                    reshard(List.of(one.log(), two.log()), stream, RESHARDINGS / 4);
                }
                reshard(List.of(one.log()), stream, RESHARDINGS / 4);
                load.stop();

                assertEachOnce(one, stream, load.sent());
            }
        }
    }

    @Test
    void hasEachResultOnceWhenTheGatewayThatWritesIsKilledMeanwhile() throws Exception {
        Topic topic = Topic.create("killed-clicks", PARTITIONS);
        try (StreamGateway observer = StreamGateway.open(directory);
                Load load = new Load(topic)) {
            StreamMetadata stream = observer.create("killed-results", 2, StreamOptions.DEFAULT);
            HostProcess killed = process(topic, stream);
            CompletableFuture<Void> resharding;
            try {
                patiently().until(() -> !results(observer, stream).read().isEmpty());
                resharding =
                        CompletableFuture.runAsync(() -> reshard(List.of(observer.log()), stream, RESHARDINGS / 2));
                patiently().until(() -> newest(observer, stream).shards().all().size() > RESHARDINGS / 4);
            } finally {
                killed.kill();
            }
            long began = System.currentTimeMillis();
            HostProcess last = process(topic, stream);
            try {
                resharding.join();
                load.stop();

                assertEachOnce(observer, stream, load.sent());
                System.out.println(
                        "Results went on " + results(observer, stream).firstAfterMillis(began)
                                + " ms after the kill, with the start of another process");
            } finally {
                last.kill();
            }
        }
    }

    private HostProcess process(Topic topic, StreamMetadata stream) throws IOException {
        return HostProcess.start(StreamGateway.class, other, List.of(topic.name(), stream.topic()));
    }

    private static StreamResults results(StreamGateway gateway, StreamMetadata stream) {
        return StreamResults.of(newest(gateway, stream));
    }

    private static StreamMetadata newest(StreamGateway gateway, StreamMetadata stream) {
        var unused = gateway.log().refresh().toCompletableFuture().join();
        return gateway.log().streams().find(stream.id()).orElseThrow();
    }

    private static void assertEachOnce(StreamGateway gateway, StreamMetadata stream, int sent) {
        StreamResults results = patiently()
                .until(
                        () -> results(gateway, stream),
                        found -> found.read().size() + found.lost().size() >= sent);
        assertThat(results.lost()).isEmpty();
        assertThat(results.ids())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, sent).boxed().toList());
    }

    /** Each time by the next one. */
    private void reshard(List<KafkaLog> gateways, StreamMetadata stream, int times) {
        for (int i = 0; i < times; i++) {
            KafkaLog log = gateways.get(i % gateways.size());
            var unused = log.refresh().toCompletableFuture().join();
            var unusedPlan = log.streams()
                    .reshard(stream.id(), Duration.ZERO, newest -> List.of(step(newest)))
                    .toCompletableFuture()
                    .join();
        }
    }

    private Resharding.Step step(StreamMetadata newest) {
        List<Shard> open = newest.shards().open().stream()
                .sorted(Comparator.comparing((Shard shard) -> shard.range().start()))
                .toList();
        int chosen = random.nextInt(open.size());
        if (chosen + 1 < open.size() && (open.size() >= SHARDS_MAX || random.nextBoolean())) {
            return new Resharding.Merge(
                    open.get(chosen).id(), open.get(chosen + 1).id());
        }
        var range = open.get(chosen).range();
        var middle =
                range.start().toBigInteger().add(range.end().toBigInteger()).shiftRight(1);
        return new Resharding.Split(open.get(chosen).id(), HashKey.of(middle));
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200));
    }

    /** Five hundred clicks a second. */
    private static final class Load implements AutoCloseable {
        private final Topic topic;
        private final AtomicInteger sent = new AtomicInteger();
        private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

        Load(Topic topic) {
            this.topic = topic;
            var unused = thread.scheduleAtFixedRate(this::send, 0, 10, TimeUnit.MILLISECONDS);
        }

        private void send() {
            for (int i = 0; i < 5; i++) {
                int id = sent.getAndIncrement();
                topic.append(id % PARTITIONS, System.currentTimeMillis(), Clicks.click(id, "page-" + id % 3));
            }
        }

        int sent() {
            return sent.get();
        }

        void stop() throws InterruptedException {
            thread.shutdown();
            assertThat(thread.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            topic.flush();
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }
}
