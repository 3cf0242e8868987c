package io.kinefka.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.log.read.ReadLimits;
import io.kinefka.log.read.ReadPosition;
import io.kinefka.log.read.ReadResult;
import io.kinefka.log.read.RecordBatch;
import io.kinefka.log.stream.NewStream;
import io.kinefka.log.write.NewRecord;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads that are repeated at the end of a shard, and are answered from memory then. */
class ShardPollsIT {
    private static final int RECORDS = 5_000;

    @SuppressWarnings("NullAway.Init")
    private static KafkaLog log;

    @SuppressWarnings("NullAway.Init")
    private static KafkaLog other;

    @BeforeAll
    static void open() throws InterruptedException {
        log = Brokers.open();
        other = Brokers.open();
    }

    @AfterAll
    static void close() {
        other.close();
        log.close();
    }

    @Test
    void whatThisGatewayHasAppendedIsThereForTheVeryNextPoll() {
        var stream = create("polled-at-once");

        long offset = 0;
        for (int number = 0; number < 300; number++) {
            append(log, stream, number, number + 1);
            var found = poll(stream, offset, 100);

            assertThat(numbers(found)).containsExactly(number);
            assertThat(found.millisBehind()).isZero();
            offset = found.nextOffset();
            assertThat(poll(stream, offset, 100)).isEqualTo(new ReadResult(RecordBatch.EMPTY, offset, 0));
        }
    }

    @Test
    void whatAnyGatewayAppendsIsPolledOnceAndInOrder() {
        var stream = create("polled-in-order");
        var appending = CompletableFuture.runAsync(() -> {
            var random = new Random(3);
            int next = 0;
            while (next < RECORDS) {
                int end = Math.min(RECORDS, next + 1 + random.nextInt(50));
                append(random.nextBoolean() ? log : other, stream, next, end);
                next = end;
            }
        });
        var limits = new Random(4);
        var polled = new ArrayList<Integer>();
        long offset = 0;

        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (polled.size() < RECORDS && System.nanoTime() < deadline) {
            var found = poll(stream, offset, 1 + limits.nextInt(60));
            polled.addAll(numbers(found));
            offset = found.nextOffset();
        }
        appending.join();

        assertThat(polled).isEqualTo(IntStream.range(0, RECORDS).boxed().toList());
    }

    @Test
    void aStreamOfTheSameNameBeginsAnew() {
        var first = create("polled-again");
        append(log, first, 0, 10);
        assertThat(poll(first, 0, 100).nextOffset()).isEqualTo(10);
        assertThat(poll(first, 10, 100).records()).isEmpty();

        log.streams()
                .delete(first.id(), first.createdAt(), state -> {})
                .toCompletableFuture()
                .join();
        var second = create("polled-again");
        append(log, second, 20, 25);

        assertThat(numbers(poll(second, 0, 100))).containsExactly(20, 21, 22, 23, 24);
        assertThat(poll(second, 5, 100).records()).isEmpty();
    }

    private static StreamMetadata create(String name) {
        var id = new StreamId("000000000000", "us-east-1", name);
        return log.streams()
                .create(
                        new NewStream(id, StreamMode.PROVISIONED, 1, new TreeMap<>(), StreamOptions.DEFAULT),
                        state -> {})
                .toCompletableFuture()
                .join();
    }

    /** Records with the numbers from one on and below another. */
    private static void append(KafkaLog by, StreamMetadata stream, int from, int to) {
        var records = IntStream.range(from, to)
                .mapToObj(number -> new NewRecord("key", null, UTF_8.encode(Integer.toString(number))))
                .toList();
        await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofMinutes(1))
                .until(() -> by.streams().find(stream.id()).isPresent());
        var unused = by.writer()
                .append(stream.id(), stream.createdAt(), records)
                .toCompletableFuture()
                .join();
    }

    private static ReadResult poll(StreamMetadata stream, long offset, int max) {
        return log.polls()
                .read(
                        new ReadPosition(stream.topic(), 0, stream.createdAt(), offset, Long.MAX_VALUE),
                        new ReadLimits(max, 1 << 20, Instant.EPOCH))
                .toCompletableFuture()
                .join();
    }

    private static List<Integer> numbers(ReadResult result) {
        return result.records().stream()
                .map(found -> Integer.parseInt(UTF_8.decode(found.data()).toString()))
                .toList();
    }
}
