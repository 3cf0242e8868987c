package io.kinefka.kcl;

import static io.kinefka.kcl.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.mapping.Shard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // A worker works for as long as the block lasts.
class GroupIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    /** As late as a broker allows: who lives may stand still on a busy machine. */
    private static final Duration LATE = Duration.ofSeconds(60);

    private final String application = "app-" + UUID.randomUUID();

    @Test
    void workersShareTheShardsAndSurplusOnesIdle() throws Exception {
        try (var stream = TestStream.create(2)) {
            stream.putNumbered(0, 300);
            var ledgers = List.of(Ledger.checkpointing(), Ledger.checkpointing(), Ledger.checkpointing());

            try (var first = TestWorker.start(stream, application, ledgers.get(0))) {
                await().until(() -> all(ledgers).size() == 300);
                try (var second = TestWorker.start(stream, application, ledgers.get(1));
                        var third = TestWorker.start(stream, application, ledgers.get(2))) {
                    await().until(() -> ledgers.get(1).processors.get()
                                    + ledgers.get(2).processors.get()
                            >= 1);
                    stream.putNumbered(300, 300);
                    await().until(() -> all(ledgers).size() >= 600);
                }
                stream.putNumbered(600, 300);
                await().until(() -> all(ledgers).size() >= 900);
            }

            assertThat(all(ledgers)).hasSize(900).doesNotHaveDuplicates();
            assertThat(ledgers).allSatisfy(ledger -> assertThat(
                            Ledger.numbersByKey(ledger.data()).values())
                    .allSatisfy(numbers -> assertThat(numbers).isSortedAccordingTo(Comparator.naturalOrder())));
            assertThat(ledgers.get(0).events)
                    .extracting(Ledger.Event::what)
                    .containsSubsequence("initialize", "shutdownRequested", "leaseLost", "initialize");
        }
    }

    @Test
    void aMergedShardWaitsForParentsOfAnotherWorker() throws Exception {
        try (var stream = TestStream.create(2)) {
            var ledgers = List.of(Ledger.checkpointing(), Ledger.checkpointing());
            try (var first = TestWorker.start(stream, application, ledgers.get(0));
                    var second = TestWorker.start(stream, application, ledgers.get(1))) {
                await().until(() -> ledgers.stream().allMatch(ledger -> holds(ledger) == 1));
                stream.putNumbered(0, 400);
                stream.merge(0, 1);
                stream.putNumbered(400, 400);
                await().until(() -> all(ledgers).size() >= 800);
            }

            assertThat(all(ledgers)).hasSize(800).doesNotHaveDuplicates();
            var childFirst = ledgers.stream()
                    .flatMap(ledger -> ledger.inputs.stream())
                    .flatMap(input -> input.records().stream())
                    .count();
            assertThat(childFirst).isEqualTo(800);
            assertThat(stream.committed(application, 0).metadata()).endsWith("SHARD_END 0");
            assertThat(stream.committed(application, 1).metadata()).endsWith("SHARD_END 0");
            var atEnd = ledgers.stream()
                    .flatMap(ledger -> ledger.inputs.stream())
                    .filter(input -> input.isAtShardEnd())
                    .toList();
            assertThat(atEnd).allSatisfy(input -> assertThat(input.childShards())
                    .singleElement()
                    .satisfies(child -> assertThat(child.parentShards())
                            .containsExactly("shardId-000000000000", "shardId-000000000001")));
        }
    }

    @Test
    void anotherWorkerTakesOverFromTheLastCheckpointOfOneThatWasKilled() throws Exception {
        try (var stream = TestStream.create(2);
                var doomed = startAndMissSoon(stream, true)) {
            stream.putNumbered(0, 200);
            await().until(() -> seen(doomed).size() >= 200);
            // It tells of records before it checkpoints them.
            await().until(() -> checkpointed(stream) == 200);

            doomed.close();
            stream.missAfter(LATE, application);
            stream.putNumbered(200, 200);
            var ledger = Ledger.checkpointing();
            try (var successor = TestWorker.start(stream, application, ledger)) {
                await().until(() ->
                        ledger.data().contains("k15:399") && ledger.data().size() >= 200);
            }

            List<String> both = new ArrayList<>(seen(doomed));
            both.addAll(ledger.data());
            assertThat(both.stream().distinct()).hasSize(400);
            assertThat(ledger.data()).hasSize(200);
        }
    }

    @Test
    void aWorkerThatStoodStillCannotOverwriteTheCheckpointOfItsSuccessor() throws Exception {
        try (var stream = TestStream.create(1);
                var stale = startAndMissSoon(stream, false)) {
            stream.put("a", "one");
            await().until(() -> stale.lines().contains("seen one"));
            stale.signal("STOP");
            stream.missAfter(LATE, application);
            var ledger = Ledger.checkpointing();
            try (var successor = TestWorker.start(stream, application, ledger)) {
                stream.put("a", "two");
                await().until(() -> ledger.data().equals(List.of("one", "two")));
                await().until(() -> stream.findCommitted(application, 0)
                        .filter(committed -> committed.offset() == 2)
                        .isPresent());

                stale.say("checkpoint");
                stale.signal("CONT");
                await().until(() -> stale.lines().contains("ShutdownException"));

                assertThat(stale.lines()).doesNotContain("checkpointed");
                assertThat(stream.committed(application, 0).offset()).isEqualTo(2);
            }
        }
    }

    @Test
    void fallsBackToTheClassicProtocolWhereTheBrokerKnowsNoOther() throws Exception {
        try (var broker = Brokers.start(Map.of("group.coordinator.rebalance.protocols", "classic"));
                var stream = TestStream.create(broker.bootstrapServers(), 2)) {
            var kafka = Map.<String, Object>of(
                    "bootstrap.servers",
                    broker.bootstrapServers(),
                    "session.timeout.ms",
                    "30000",
                    "heartbeat.interval.ms",
                    "200",
                    "metadata.max.age.ms",
                    "500");
            var ledgers = List.of(Ledger.checkpointing(), Ledger.checkpointing());

            try (var first = TestWorker.start(stream, application, ledgers.get(0), kafka, same -> same)) {
                await().until(() -> holds(ledgers.get(0)) == 2);
                try (var second = TestWorker.start(stream, application, ledgers.get(1), kafka, same -> same)) {
                    await().until(() -> holds(ledgers.get(1)) == 1);
                    stream.putNumbered(0, 200);
                    stream.split(0);
                    stream.putNumbered(200, 200);
                    await().until(() -> all(ledgers).size() >= 400);
                }
            }

            assertThat(all(ledgers)).hasSize(400).doesNotHaveDuplicates();
        }
    }

    private WorkerProcess startAndMissSoon(TestStream stream, boolean always) throws Exception {
        stream.missAfter(SOON, application);
        return WorkerProcess.start(stream, application, always);
    }

    private long checkpointed(TestStream stream) throws Exception {
        long offsets = 0;
        for (Shard shard : stream.shards().all()) {
            offsets += stream.findCommitted(application, shard.partition())
                    .map(OffsetAndMetadata::offset)
                    .orElse(0L);
        }
        return offsets;
    }

    private static long holds(Ledger ledger) {
        return Stream.of("initialize", "leaseLost", "shardEnded")
                .mapToLong(what -> ledger.events.stream()
                                .filter(event -> event.what().equals(what))
                                .count()
                        * (what.equals("initialize") ? 1 : -1))
                .sum();
    }

    private static List<String> all(List<Ledger> ledgers) {
        return ledgers.stream().flatMap(ledger -> ledger.data().stream()).toList();
    }

    private static List<String> seen(WorkerProcess process) {
        return process.lines().stream()
                .filter(line -> line.startsWith("seen "))
                .map(line -> line.substring(5))
                .toList();
    }
}
