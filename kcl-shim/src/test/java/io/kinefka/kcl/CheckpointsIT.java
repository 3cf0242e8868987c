package io.kinefka.kcl;

import static io.kinefka.kcl.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.encryption.DecryptingDeserializer;
import io.kinefka.encryption.KeyService;
import io.kinefka.encryption.KeyState;
import io.kinefka.encryption.LocalKeyStore;
import io.kinefka.encryption.RecordEncryption;
import io.kinefka.encryption.RecordEncryption.DataKeyLimits;
import io.kinefka.mapping.RecordLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.retrieval.kpl.ExtendedSequenceNumber;

@SuppressWarnings("try") // A worker works for as long as the block lasts.
class CheckpointsIT {
    private final String application = "app-" + UUID.randomUUID();

    private static InitialPositionInStreamExtended latest() {
        return InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.LATEST);
    }

    @Test
    void latestLeavesOutWhatWasThereBeforeButNothingOfChildren() throws Exception {
        try (var stream = TestStream.create(1)) {
            stream.put("a", "before");
            stream.split(0);
            stream.put("a", "before too");
            var ledger = Ledger.checkpointing();

            try (var worker = TestWorker.start(
                    stream,
                    application,
                    ledger,
                    Map.of(),
                    retrieval -> retrieval.initialPositionInStreamExtended(latest()))) {
                await().until(() -> ledger.initializations.size() == 2);
                stream.put("a", "after");
                stream.split(1);
                stream.split(2);
                stream.put("a", "child");
                await().until(() -> ledger.data().contains("child"));
            }

            assertThat(ledger.data()).containsExactly("after", "child");
            assertThat(ledger.initializations.get(0).extendedSequenceNumber()).isEqualTo(ExtendedSequenceNumber.LATEST);
            assertThat(ledger.what("shardId-000000000000")).isEmpty();
        }
    }

    @Test
    void atTimestampBeginsWithTheFirstRecordThatArrivedThen() throws Exception {
        try (var stream = TestStream.create(1)) {
            stream.put("a", "before");
            Instant instant = Instant.now().plusMillis(5);
            await().until(() -> Instant.now().isAfter(instant));
            stream.put("a", "after");
            var ledger = Ledger.checkpointing();

            try (var worker = TestWorker.start(
                    stream,
                    application,
                    ledger,
                    Map.of(),
                    retrieval -> retrieval.initialPositionInStreamExtended(
                            InitialPositionInStreamExtended.newInitialPositionAtTimestamp(Date.from(instant))))) {
                await().until(() -> !ledger.data().isEmpty());
            }

            assertThat(ledger.data()).containsExactly("after");
            assertThat(ledger.initializations.get(0).extendedSequenceNumber())
                    .isEqualTo(ExtendedSequenceNumber.AT_TIMESTAMP);
        }
    }

    @Test
    void goesOnAtAnOffsetThatAToolHasSet() throws Exception {
        try (var stream = TestStream.create(1)) {
            stream.putNumbered(0, 10);
            stream.admin()
                    .alterConsumerGroupOffsets(
                            application, Map.of(new TopicPartition(stream.name(), 0), new OffsetAndMetadata(7)))
                    .all()
                    .get();
            var ledger = Ledger.checkpointing();

            try (var worker = TestWorker.start(stream, application, ledger)) {
                await().until(() -> ledger.data().size() == 3);
            }

            assertThat(ledger.data()).containsExactly("k7:7", "k8:8", "k9:9");
        }
    }

    @Test
    void goesOnWithinAnAggregatedRecord() throws Exception {
        try (var stream = TestStream.create(1)) {
            stream.put("a", Aggregation.of("a", "x", "y", "z"));
            var before = new Ledger("before", input -> {
                try {
                    input.checkpointer().checkpoint(input.records().get(0).sequenceNumber(), 1);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            try (var worker = TestWorker.start(stream, application, before)) {
                await().until(() -> before.data().size() == 3);
                await().until(() -> stream.findCommitted(application, 0)
                        .filter(committed -> committed.metadata().endsWith(" 1"))
                        .isPresent());
                worker.scheduler().shutdown();
            }
            var after = Ledger.checkpointing();

            try (var worker = TestWorker.start(stream, application, after)) {
                await().until(() -> !after.data().isEmpty());
            }

            assertThat(after.data()).containsExactly("z");
            assertThat(before.what("shardId-000000000000")).doesNotContain("shutdownRequested");
        }
    }

    @Test
    void readsAnEncryptedStream(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys.json");
        KeyService keys = LocalKeyStore.openOrCreate(file, Clock.systemUTC());
        var encryption = new RecordEncryption(keys, DataKeyLimits.DEFAULT, Clock.systemUTC());
        try (var stream = TestStream.create(1)) {
            var sealer = encryption.sealer(LocalKeyStore.SERVICE_ALIAS, stream.name(), 1);
            ProducerRecord<byte[], byte[]> sealed = RecordLayout.toKafka(
                    stream.name(), 0, "a", sealer.seal("secret".getBytes(StandardCharsets.UTF_8)), null);
            RecordLayout.markEncrypted(sealed.headers(), sealer.keyId());
            stream.putInto(0, sealed);
            stream.put("a", "open");
            var ledger = Ledger.checkpointing();

            try (var worker = TestWorker.start(
                    stream,
                    application,
                    ledger,
                    Map.of(DecryptingDeserializer.KEYSTORE_CONFIG, file.toString()),
                    retrieval -> retrieval)) {
                await().until(() -> ledger.data().size() == 2);
            }

            assertThat(ledger.data()).containsExactly("secret", "open");
        }
    }

    @Test
    void standsBeforeARecordWhoseKeyCannotBeUsedAndGoesOnOnceItCan(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys.json");
        var keys = LocalKeyStore.openOrCreate(file, Clock.systemUTC());
        var encryption = new RecordEncryption(keys, DataKeyLimits.DEFAULT, Clock.systemUTC());
        try (var stream = TestStream.create(1)) {
            var sealer = encryption.sealer(LocalKeyStore.SERVICE_ALIAS, stream.name(), 1);
            ProducerRecord<byte[], byte[]> sealed = RecordLayout.toKafka(
                    stream.name(), 0, "a", sealer.seal("secret".getBytes(StandardCharsets.UTF_8)), null);
            RecordLayout.markEncrypted(sealed.headers(), sealer.keyId());
            stream.putInto(0, sealed);
            stream.put("a", "open");
            keys.setState(LocalKeyStore.SERVICE_ALIAS, KeyState.DISABLED);
            var ledger = Ledger.checkpointing();

            try (var worker = TestWorker.start(
                    stream,
                    application,
                    ledger,
                    Map.of(DecryptingDeserializer.KEYSTORE_CONFIG, file.toString()),
                    retrieval -> retrieval)) {
                await().until(() -> ledger.initializations.size() == 1);
                await().during(Duration.ofMillis(500)).until(() -> ledger.data().isEmpty());
                keys.setState(LocalKeyStore.SERVICE_ALIAS, KeyState.ENABLED);
                await().until(() -> ledger.data().size() == 2);
            }

            assertThat(ledger.data()).containsExactly("secret", "open");
        }
    }

    @Test
    void fetchesNoMoreThanThereIsRoomForWhileAProcessorStands() throws Exception {
        try (var stream = TestStream.create(1)) {
            byte[] data = new byte[100_000];
            for (int i = 0; i < 40; i++) {
                stream.put("a", data);
            }
            var go = new CountDownLatch(1);
            var ledger = new Ledger("slow", input -> {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                Ledger.checkpoint(input.checkpointer());
            });

            try (var worker = TestWorker.start(
                    stream,
                    application,
                    ledger,
                    Map.of("max.poll.records", "2", "max.poll.interval.ms", "20000"),
                    retrieval -> retrieval.prefetchBytesMax(1).maxRecords(1))) {
                await().until(() -> ledger.inputs.size() == 1);
                await().during(Duration.ofSeconds(22)).until(() -> ledger.inputs.size() == 1);
                go.countDown();
                await().until(() -> ledger.inputs.size() == 40);
            }

            assertThat(ledger.inputs)
                    .allSatisfy(input -> assertThat(input.records()).hasSize(1));
            assertThat(List.copyOf(ledger.initializations)).hasSize(1);
        }
    }
}
