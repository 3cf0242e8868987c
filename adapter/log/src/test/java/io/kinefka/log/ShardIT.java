package io.kinefka.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.log.error.LogException.Reason;
import io.kinefka.log.read.LogRecord;
import io.kinefka.log.read.ReadLimits;
import io.kinefka.log.read.ReadPosition;
import io.kinefka.log.read.ReadResult;
import io.kinefka.log.stream.NewStream;
import io.kinefka.log.write.AppendResult;
import io.kinefka.log.write.AppendResult.Appended;
import io.kinefka.log.write.AppendResult.Refused;
import io.kinefka.log.write.NewRecord;
import io.kinefka.log.write.ShardRecord;
import io.kinefka.log.write.ShardWriter;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardMap;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamOptions;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ShardIT {
    private static final long MANY_BYTES = 10L * 1024 * 1024;

    @SuppressWarnings("NullAway.Init")
    private static KafkaLog log;

    private static final Shard SHARD = ShardMap.evenSplit(1, 1).open().get(0);

    @BeforeAll
    static void open() throws InterruptedException {
        log = Brokers.open();
    }

    @AfterAll
    static void close() {
        log.close();
    }

    private static StreamMetadata create(String name, int shards) {
        var id = new StreamId("000000000000", "us-east-1", name);
        return log.streams()
                .create(
                        new NewStream(id, StreamMode.PROVISIONED, shards, new TreeMap<>(), StreamOptions.DEFAULT),
                        state -> {})
                .toCompletableFuture()
                .join();
    }

    private static NewRecord shardRecord(StreamMetadata stream, int shard, int number) {
        var hashKey = stream.shards().open().get(shard).range().start();
        return new NewRecord("key", hashKey, UTF_8.encode(Integer.toString(number)));
    }

    private static List<AppendResult> append(StreamMetadata stream, List<NewRecord> records) {
        return log.writer()
                .append(stream.id(), stream.createdAt(), records)
                .toCompletableFuture()
                .join();
    }

    private static ReadResult read(StreamMetadata stream, int partition, long offset, int max) {
        return log.reader()
                .read(
                        new ReadPosition(stream.topic(), partition, stream.createdAt(), offset, Long.MAX_VALUE),
                        new ReadLimits(max, MANY_BYTES, Instant.EPOCH))
                .toCompletableFuture()
                .join();
    }

    private static List<Integer> numbers(ReadResult result) {
        return result.records().stream()
                .map(found -> Integer.parseInt(UTF_8.decode(found.data()).toString()))
                .toList();
    }

    @Test
    void whatIsAppendedIsReadInOrderWithTheOffsetsAndTimesOfItsAcknowledgement() {
        var stream = create("in-order", 1);

        var appended = append(
                stream,
                IntStream.range(0, 500).mapToObj(i -> shardRecord(stream, 0, i)).toList());
        var found = read(stream, 0, 0, 10_000);

        assertThat(numbers(found)).isEqualTo(IntStream.range(0, 500).boxed().toList());
        assertThat(found.records().stream().map(LogRecord::offset).toList())
                .isEqualTo(appended.stream().map(a -> ((Appended) a).offset()).toList());
        assertThat(found.records().stream().map(LogRecord::arrivalMillis).toList())
                .isEqualTo(appended.stream()
                        .map(a -> ((Appended) a).arrivalMillis())
                        .toList());
        assertThat(found.nextOffset()).isEqualTo(500);
        assertThat(found.millisBehind()).isZero();
    }

    @Test
    void readingOnContinuesExactlyWhereTheLastReadEnded() {
        var stream = create("read-on", 1);
        append(
                stream,
                IntStream.range(0, 1000)
                        .mapToObj(i -> shardRecord(stream, 0, i))
                        .toList());
        var all = new ArrayList<Integer>();

        long offset = 0;
        for (int reads = 0; reads < 8; reads++) {
            var result = read(stream, 0, offset, 125);
            all.addAll(numbers(result));
            offset = result.nextOffset();
            assertThat(result.millisBehind() == 0).isEqualTo(offset == 1000);
        }

        assertThat(all).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void twoReadersOfOneShardDoNotDisturbEachOther() {
        var stream = create("two-readers", 1);
        append(
                stream,
                IntStream.range(0, 100).mapToObj(i -> shardRecord(stream, 0, i)).toList());

        var ahead = read(stream, 0, 50, 10);
        var behind = read(stream, 0, 10, 10);
        var aheadAgain = read(stream, 0, ahead.nextOffset(), 10);

        assertThat(numbers(behind)).isEqualTo(IntStream.range(10, 20).boxed().toList());
        assertThat(numbers(aheadAgain))
                .isEqualTo(IntStream.range(60, 70).boxed().toList());
    }

    @Test
    void aReadStopsBeforeItsByteLimitButReturnsAtLeastOneRecord() {
        var stream = create("byte-limit", 1);
        append(
                stream,
                IntStream.range(0, 5)
                        .mapToObj(i -> new NewRecord("key", null, ByteBuffer.allocate(1000)))
                        .toList());

        assertThat(limited(stream, 10).records()).hasSize(1);
        assertThat(limited(stream, 2500).records()).hasSize(2);
    }

    private static ReadResult limited(StreamMetadata stream, long bytesMax) {
        return log.reader()
                .read(
                        new ReadPosition(stream.topic(), 0, stream.createdAt(), 0, Long.MAX_VALUE),
                        new ReadLimits(100, bytesMax, Instant.EPOCH))
                .toCompletableFuture()
                .join();
    }

    @Test
    void recordsBeforeTheHorizonAreNotShown() {
        var stream = create("horizon", 1);
        append(stream, List.of(shardRecord(stream, 0, 0), shardRecord(stream, 0, 1)));
        var later = Instant.now().plusSeconds(60);

        var result = log.reader()
                .read(
                        new ReadPosition(stream.topic(), 0, stream.createdAt(), 0, Long.MAX_VALUE),
                        new ReadLimits(100, MANY_BYTES, later))
                .toCompletableFuture()
                .join();

        assertThat(result.records()).isEmpty();
        assertThat(result.nextOffset()).isEqualTo(2);
        assertThat(result.millisBehind()).isZero();
    }

    @Test
    void aClosedShardIsReadToItsEndOnly() {
        var stream = create("closed-end", 1);
        append(
                stream,
                IntStream.range(0, 10).mapToObj(i -> shardRecord(stream, 0, i)).toList());

        var result = log.reader()
                .read(
                        new ReadPosition(stream.topic(), 0, stream.createdAt(), 0, 4),
                        new ReadLimits(100, MANY_BYTES, Instant.EPOCH))
                .toCompletableFuture()
                .join();

        assertThat(numbers(result)).containsExactly(0, 1, 2, 3);
        assertThat(result.nextOffset()).isEqualTo(4);
    }

    @Test
    void aTopicOfTheSameNameIsReadAfreshWhenItsStreamWasCreatedAgain() {
        var first = create("same-name", 1);
        append(
                first,
                IntStream.range(0, 10).mapToObj(i -> shardRecord(first, 0, i)).toList());
        assertThat(numbers(read(first, 0, 0, 3))).containsExactly(0, 1, 2);
        log.streams()
                .delete(first.id(), first.createdAt(), state -> {})
                .toCompletableFuture()
                .join();
        var second = create("same-name", 1);

        append(
                second,
                IntStream.range(100, 110)
                        .mapToObj(i -> shardRecord(second, 0, i))
                        .toList());

        assertThat(numbers(read(second, 0, 3, 3))).containsExactly(103, 104, 105);
    }

    @Test
    void positionsAreFoundByTime() {
        var stream = create("by-time", 1);
        var appended =
                (Appended) append(stream, List.of(shardRecord(stream, 0, 0))).get(0);

        var latest =
                log.offsets().latest(stream.topic(), 0).toCompletableFuture().join();
        var atArrival = log.offsets()
                .at(stream.topic(), 0, Instant.ofEpochMilli(appended.arrivalMillis()))
                .toCompletableFuture()
                .join();
        var afterwards = log.offsets()
                .at(stream.topic(), 0, Instant.ofEpochMilli(appended.arrivalMillis() + 1))
                .toCompletableFuture()
                .join();

        assertThat(List.of(latest, atArrival, afterwards)).containsExactly(1L, 0L, 1L);
    }

    @Test
    void manyShardsTakeRecordsRightAfterCreation() {
        var stream = create("many-shards", 200);

        var results = append(
                stream,
                IntStream.range(0, 2000)
                        .mapToObj(i -> shardRecord(stream, i % 200, i))
                        .toList());

        assertThat(results).hasSize(2000).allSatisfy(result -> assertThat(result)
                .isInstanceOf(Appended.class));
    }

    @Test
    void recordsBeyondTheByteBudgetAreRefusedAtOnce() {
        var stream = create("budget", 1);
        var timer = Executors.newSingleThreadScheduledExecutor();
        try (var writer = new ShardWriter(
                Map.of("bootstrap.servers", Brokers.bootstrapServers()),
                2500,
                Duration.ofSeconds(30),
                timer,
                (topic, partition, offset) -> {})) {
            var tooMany = IntStream.range(0, 50)
                    .mapToObj(i -> ShardRecord.of(SHARD, new NewRecord("key", null, ByteBuffer.allocate(2000))))
                    .toList();

            var results = writer.append(stream.topic(), tooMany, null)
                    .toCompletableFuture()
                    .join();

            assertThat(results).anySatisfy(result -> assertThat(result).isInstanceOf(Appended.class));
            assertThat(results)
                    .filteredOn(Refused.class::isInstance)
                    .isNotEmpty()
                    .allSatisfy(result ->
                            assertThat(((Refused) result).cause().reason()).isEqualTo(Reason.OVERLOADED));
            assertThat(writer.bytesUnderWay()).isZero();
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    void aWriterWithoutKafkaRefusesWithinItsDeadline() throws Exception {
        var timer = Executors.newSingleThreadScheduledExecutor();
        try (var deaf = new ServerSocket(0);
                var writer = new ShardWriter(
                        Map.of("bootstrap.servers", "127.0.0.1:" + deaf.getLocalPort()),
                        1 << 20,
                        Duration.ofSeconds(1),
                        timer,
                        (topic, partition, offset) -> {})) {

            var results = writer.append(
                            "nowhere",
                            List.of(ShardRecord.of(SHARD, new NewRecord("key", null, UTF_8.encode("1")))),
                            null)
                    .toCompletableFuture()
                    .get(60, java.util.concurrent.TimeUnit.SECONDS);

            assertThat(((Refused) results.get(0)).cause().reason()).isEqualTo(Reason.UNAVAILABLE);
        } finally {
            timer.shutdownNow();
        }
    }
}
