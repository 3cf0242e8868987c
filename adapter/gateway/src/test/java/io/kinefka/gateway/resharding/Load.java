package io.kinefka.gateway.resharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;

/** Four producers, four consumers and an observer of one stream, which is resharded meanwhile. */
final class Load implements AutoCloseable {
    private static final String STREAM = "under-load";
    private static final int MEMBERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String bootstrapServers;
    private final Endpoints endpoints;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Producer> producers;
    private final List<LineageConsumer> consumers;
    private final RandomResharding resharding;
    private volatile boolean producing = true;
    private volatile boolean consuming = true;

    Load(List<URI> gateways, String bootstrapServers, long seed) {
        this.bootstrapServers = bootstrapServers;
        endpoints = new Endpoints(gateways);
        endpoints.call(kinesis ->
                kinesis.createStream(stream -> stream.streamName(STREAM).shardCount(2)));
        producers = IntStream.range(0, MEMBERS)
                .mapToObj(i -> new Producer("producer" + i, STREAM, endpoints, () -> producing))
                .toList();
        consumers = IntStream.range(0, MEMBERS)
                .mapToObj(i -> new LineageConsumer(STREAM, endpoints, () -> consuming))
                .toList();
        resharding = new RandomResharding(STREAM, endpoints, new Random(seed));
    }

    /** Something that happens to the gateways before that resharding. */
    record Incident(int before, Runnable happens) {}

    /** Reshards so often under load, then checks what the consumers have read against what was acknowledged. */
    void run(int reshardings, List<Incident> incidents) throws Exception {
        var producing = producers.stream().map(threads::submit).toList();
        var observing = threads.submit(new TilingObserver(STREAM, endpoints, () -> this.producing));
        var consuming = consumers.stream().map(threads::submit).toList();
        for (int i = 0; i < reshardings; i++) {
            int now = i;
            incidents.stream().filter(one -> one.before() == now).forEach(one -> one.happens()
                    .run());
            resharding.once();
        }
        this.producing = false;
        finish(producing);
        awaitRead(consuming);
        this.consuming = false;
        finish(consuming);

        assertThat(observing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isPositive();
        for (LineageConsumer consumer : consumers) {
            check(consumer.read());
        }
    }

    private static void finish(List<Future<Void>> futures) throws Exception {
        for (var future : futures) {
            future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Counting would not do, for more may have been written than was acknowledged. */
    private void awaitRead(List<Future<Void>> consuming) {
        var wanted = acknowledged();
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                if (consuming.stream().noneMatch(Future::isDone)) {
                    assertThat(consumers.stream().map(consumer -> consumer.unread(wanted)))
                            .as("unread by each consumer")
                            .allMatch(Map::isEmpty);
                }
            });
        } catch (ConditionTimeoutException e) {
            var unread = new HashMap<String, Set<Integer>>();
            consumers.forEach(consumer -> unread.putAll(consumer.unread(wanted)));
            throw new AssertionError(new Whereabouts(bootstrapServers, endpoints, STREAM).of(unread), e);
        }
    }

    private Map<String, List<Integer>> acknowledged() {
        var all = new HashMap<String, List<Integer>>();
        producers.forEach(producer -> all.putAll(producer.acknowledged()));
        return all;
    }

    private void check(Map<String, Queue<Integer>> read) {
        acknowledged().forEach((key, numbers) -> {
            var found = List.copyOf(read.getOrDefault(key, new ArrayDeque<>()));
            assertThat(found).as("%s: none twice", key).doesNotHaveDuplicates();
            var known = new HashSet<>(numbers);
            assertThat(found.stream().filter(known::contains).toList())
                    .as("%s: none lost, in order", key)
                    .isEqualTo(numbers);
        });
    }

    @Override
    public void close() {
        producing = false;
        consuming = false;
        threads.shutdownNow();
        endpoints.close();
    }
}
