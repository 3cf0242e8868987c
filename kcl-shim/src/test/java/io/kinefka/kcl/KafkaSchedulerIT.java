package io.kinefka.kcl;

import static io.kinefka.kcl.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.common.StreamConfig;
import software.amazon.kinesis.common.StreamIdentifier;
import software.amazon.kinesis.processor.FormerStreamsLeasesDeletionStrategy;
import software.amazon.kinesis.processor.MultiStreamTracker;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.processor.ShardRecordProcessorFactory;
import software.amazon.kinesis.retrieval.kpl.ExtendedSequenceNumber;

@SuppressWarnings("try") // A worker works for as long as the block lasts.
class KafkaSchedulerIT {
    private final String application = "app-" + UUID.randomUUID();

    @Test
    void processesEveryRecordOfAllShardsInTheOrderOfItsKey() throws Exception {
        try (var stream = TestStream.create(4)) {
            stream.putNumbered(0, 1000);
            var ledger = Ledger.checkpointing();

            try (var worker = TestWorker.start(stream, application, ledger)) {
                await().until(() -> ledger.data().size() >= 500);
                stream.putNumbered(1000, 1000);
                await().until(() -> ledger.data().size() >= 2000);
            }

            assertThat(ledger.data()).hasSize(2000).doesNotHaveDuplicates();
            assertThat(Ledger.numbersByKey(ledger.data()).values())
                    .allSatisfy(numbers -> assertThat(numbers).isSortedAccordingTo(Comparator.naturalOrder()));
            assertThat(ledger.processors).hasValue(4);
        }
    }

    @Test
    void goesThroughTheLifeOfAShardAsKclDoes() throws Exception {
        try (var stream = TestStream.create(1)) {
            var ledger = Ledger.checkpointing();
            var first = stream.put("a", "one");

            try (var worker = TestWorker.start(stream, application, ledger)) {
                await().until(() -> ledger.data().size() == 1);
            }

            assertThat(ledger.what("shardId-000000000000"))
                    .containsExactly("initialize", "processRecords", "shutdownRequested", "leaseLost");
            assertThat(ledger.initializations.get(0).extendedSequenceNumber())
                    .isEqualTo(ExtendedSequenceNumber.TRIM_HORIZON);
            var input = ledger.inputs.get(0);
            assertThat(input.records().get(0).sequenceNumber()).isEqualTo(first.toString());
            assertThat(input.records().get(0).partitionKey()).isEqualTo("a");
            assertThat(input.millisBehindLatest()).isZero();
            assertThat(input.isAtShardEnd()).isFalse();
        }
    }

    @Test
    void goesOnBehindTheCheckpointAndTellsItToTheProcessor() throws Exception {
        try (var stream = TestStream.create(1)) {
            var first = stream.put("a", "one");
            var before = Ledger.checkpointing();
            try (var worker = TestWorker.start(stream, application, before)) {
                await().until(() -> before.data().size() == 1);
            }
            stream.put("a", "two");
            var after = Ledger.checkpointing();

            try (var worker = TestWorker.start(stream, application, after)) {
                await().until(() -> !after.data().isEmpty());
            }

            assertThat(after.data()).containsExactly("two");
            assertThat(after.initializations.get(0).extendedSequenceNumber())
                    .isEqualTo(new ExtendedSequenceNumber(first.toString()));
            assertThat(stream.committed(application, 0)).satisfies(committed -> {
                assertThat(committed.offset()).isEqualTo(2);
                assertThat(committed.metadata()).startsWith("kcl1 shardId-000000000000 4");
            });
        }
    }

    @Test
    void shardsStartAfterTheirParentsAndNewOnesArePickedUp() throws Exception {
        try (var stream = TestStream.create(2)) {
            var ledger = Ledger.checkpointing();
            stream.putNumbered(0, 200);

            try (var worker = TestWorker.start(stream, application, ledger)) {
                await().until(() -> ledger.data().size() >= 100);
                stream.split(0);
                stream.putNumbered(200, 200);
                stream.merge(3, 1);
                stream.putNumbered(400, 200);
                stream.split(4);
                stream.putNumbered(600, 200);
                await().until(() -> ledger.data().size() >= 800);
            }

            assertThat(ledger.data()).hasSize(800).doesNotHaveDuplicates();
            assertThat(Ledger.numbersByKey(ledger.data()).values())
                    .allSatisfy(numbers -> assertThat(numbers).isSortedAccordingTo(Comparator.naturalOrder()));
            assertThat(order(ledger, "shardEnded", 0)).isLessThan(order(ledger, "initialize", 2));
            assertThat(order(ledger, "shardEnded", 3)).isLessThan(order(ledger, "initialize", 4));
            assertThat(order(ledger, "shardEnded", 1)).isLessThan(order(ledger, "initialize", 4));
            assertThat(order(ledger, "shardEnded", 4)).isLessThan(order(ledger, "initialize", 5));
            assertThat(stream.committed(application, 0).metadata()).isEqualTo("kcl1 shardId-000000000000 SHARD_END 0");
            assertThat(ledger.what("shardId-000000000000")).doesNotContain("leaseLost");
        }
    }

    @Test
    void aPartitionThatAnExpiredShardHadUsedIsReadFromTheNewOneOn() throws Exception {
        try (var stream = TestStream.create(1)) {
            var ledger = Ledger.checkpointing();
            var late = Ledger.checkpointing();
            stream.putNumbered(0, 50);
            try (var worker = TestWorker.start(stream, application, ledger)) {
                stream.split(0);
                stream.putNumbered(50, 50);
                await().until(() -> ledger.data().size() == 100);
                stream.splitIntoUsedPartition(1, 0);
                stream.putNumbered(100, 50);
                await().until(() -> ledger.data().size() >= 150);
            }
            try (var worker = TestWorker.start(stream, application + "-late", late)) {
                await().until(() -> late.data().size() >= 100);
            }

            assertThat(ledger.data()).hasSize(150).doesNotHaveDuplicates();
            assertThat(Ledger.numbersByKey(ledger.data()).values())
                    .allSatisfy(numbers -> assertThat(numbers).isSortedAccordingTo(Comparator.naturalOrder()));
            assertThat(stream.shard(3).partition()).isZero();
            assertThat(stream.committed(application, 0).metadata()).startsWith("kcl1 shardId-000000000003 ");
            assertThat(late.data()).hasSize(100).doesNotContain("k0:0", "k1:1");
        }
    }

    @Test
    void readsSeveralStreamsAndCallsWithoutRecordsWhereAskedFor() throws Exception {
        try (var one = TestStream.create(1);
                var other = TestStream.create(1)) {
            one.put("a", "one");
            other.put("a", "other");
            var ledger = Ledger.checkpointing();
            List<String> streams = new CopyOnWriteArrayList<>();
            var configs = new KafkaConfigsBuilder(
                    new TwoStreams(one, other),
                    application,
                    Map.of("bootstrap.servers", Brokers.bootstrapServers()),
                    "worker",
                    new ShardRecordProcessorFactory() {
                        @Override
                        public ShardRecordProcessor shardRecordProcessor() {
                            throw new AssertionError("The stream is not told");
                        }

                        @Override
                        public ShardRecordProcessor shardRecordProcessor(StreamIdentifier identifier) {
                            streams.add(identifier.streamName());
                            return ledger.shardRecordProcessor();
                        }
                    });

            try (var worker = TestWorker.of(new KafkaScheduler(
                    configs.coordinatorConfig(),
                    configs.lifecycleConfig(),
                    configs.processorConfig().callProcessRecordsEvenForEmptyRecordList(true),
                    configs.retrievalConfig().idleTimeBetweenReadsInMillis(50)))) {
                await().until(() -> ledger.data().size() == 2);
                await().until(() ->
                        ledger.inputs.stream().anyMatch(input -> input.records().isEmpty()));
            }

            assertThat(ledger.data()).containsExactlyInAnyOrder("one", "other");
            assertThat(streams).containsExactlyInAnyOrder(one.name(), other.name());
        }
    }

    /** Both from their oldest record. */
    private record TwoStreams(TestStream one, TestStream other) implements MultiStreamTracker {
        @Override
        public List<StreamConfig> streamConfigList() {
            return Stream.of(one, other).map(TwoStreams::config).toList();
        }

        private static StreamConfig config(TestStream stream) {
            return new StreamConfig(
                    StreamIdentifier.multiStreamInstance("000000000000:" + stream.name() + ":"
                            + stream.metadata().createdAt().getEpochSecond()),
                    InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON));
        }

        @Override
        public FormerStreamsLeasesDeletionStrategy formerStreamsLeasesDeletionStrategy() {
            return new FormerStreamsLeasesDeletionStrategy.NoLeaseDeletionStrategy();
        }
    }

    private static int order(Ledger ledger, String what, int shard) {
        List<Ledger.Event> events = ledger.events;
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).what().equals(what) && events.get(i).shard().endsWith("00" + shard)) {
                return i;
            }
        }
        throw new AssertionError("Not found: " + what + " of " + shard);
    }
}
