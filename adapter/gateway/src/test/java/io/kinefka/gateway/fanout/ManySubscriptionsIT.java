package io.kinefka.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.gateway.RunningProgram;
import io.kinefka.gateway.clients.Clients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** {@code -Dsubscriptions=1000 -Dshards=100 -Dseconds=600} for the long form. */
class ManySubscriptionsIT {
    private static final int SHARDS = Integer.getInteger("shards", 10);
    private static final int CONSUMERS = Integer.getInteger("subscriptions", 100) / SHARDS;
    private static final Duration LASTS = Duration.ofSeconds(Integer.getInteger("seconds", 15));
    private static final String SUBSCRIPTION = LASTS.compareTo(Duration.ofMinutes(6)) > 0 ? "5m" : "6s";
    /** So little that it is used up before memory is looked at. */
    private static final String TAILS = "1MiB";

    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SAMPLES = 10;
    private static final long HEAP_GROWTH_MIB_MAX = 30;
    private static final long RESIDENT_GROWTH_MIB_MAX = 150;
    private static final String STREAM = "many";
    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/" + STREAM;

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong written = new AtomicLong();

    @Test
    void everySubscriptionIsPushedEveryRecordOnceAndMemoryDoesNotGrow(@TempDir Path data) {
        try (var program = RunningProgram.start(
                        data, "--subscriptions-duration", SUBSCRIPTION, "--tail-bytes-max", TAILS);
                var kinesis = Clients.sync(program.endpoint());
                var push = Clients.async(program.endpoint(), 2 * CONSUMERS * SHARDS)) {
            kinesis.createStream(request -> request.streamName(STREAM).shardCount(SHARDS));
            var shards =
                    kinesis.listShards(request -> request.streamName(STREAM)).shards();
            var subscribers = subscribers(kinesis, push, shards);
            subscribers.forEach(CountingSubscriber::subscribe);

            var memory = writeFor(LASTS, program, kinesis, shards, subscribers);
            awaitAll(subscribers, written.get());

            assertThat(failures).isEmpty();
            System.out.println(
                    CONSUMERS * SHARDS + " subscriptions, " + written + " records a shard, memory " + memory);
            assertThat(subscribers).allSatisfy(one -> assertThat(one.count()).isEqualTo(written.get()));
            assertThat(subscribers.stream()
                            .collect(Collectors.groupingBy(
                                    CountingSubscriber::shard,
                                    Collectors.mapping(CountingSubscriber::records, Collectors.toSet()))))
                    .as("Consumers of a shard have been pushed as many records as each other")
                    .allSatisfy((shard, records) -> assertThat(records).hasSize(1));
            var early = least(memory.subList(2, 5));
            var late = least(memory.subList(SAMPLES - 3, SAMPLES));
            assertThat(late.heapMib()).isLessThan(early.heapMib() + HEAP_GROWTH_MIB_MAX);
            assertThat(late.residentMib()).isLessThan(early.residentMib() + RESIDENT_GROWTH_MIB_MAX);
            subscribers.forEach(CountingSubscriber::close);
        }
    }

    private List<CountingSubscriber> subscribers(KinesisClient kinesis, KinesisAsyncClient push, List<Shard> shards) {
        return IntStream.range(0, CONSUMERS)
                .mapToObj(i -> kinesis.registerStreamConsumer(
                                request -> request.streamARN(ARN).consumerName("consumer-" + i))
                        .consumer()
                        .consumerARN())
                .flatMap(consumer ->
                        shards.stream().map(shard -> new CountingSubscriber(push, consumer, shard.shardId(), failures)))
                .toList();
    }

    /** Writes a record to every shard at every tick, and looks at the program's memory now and then once all are served. */
    private List<MemoryUse> writeFor(
            Duration time,
            RunningProgram program,
            KinesisClient kinesis,
            List<Shard> shards,
            List<CountingSubscriber> subscribers) {
        var memory = new ArrayList<MemoryUse>();
        var writer = Executors.newSingleThreadScheduledExecutor();
        try {
            var writing =
                    writer.scheduleAtFixedRate(() -> write(kinesis, shards), 0, TICK.toNanos(), TimeUnit.NANOSECONDS);
            awaitAll(subscribers, 1);
            long began = System.nanoTime();
            for (int i = 1; i <= SAMPLES; i++) {
                long until = began + time.toNanos() * i / SAMPLES;
                parkUntil(until);
                assertThat(failures)
                        .as(() -> program.output() + program.errors())
                        .isEmpty();
                memory.add(MemoryUse.of(program));
            }
            writing.cancel(false);
            return memory;
        } finally {
            finish(writer);
        }
    }

    private static void parkUntil(long untilNanos) {
        while (System.nanoTime() < untilNanos) {
            LockSupport.parkNanos(untilNanos - System.nanoTime());
        }
    }

    private static void finish(ExecutorService writer) {
        writer.shutdown();
        try {
            assertThat(writer.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(KinesisClient kinesis, List<Shard> shards) {
        try {
            var data = SdkBytes.fromUtf8String(written.toString());
            var entries = shards.stream()
                    .map(shard -> PutRecordsRequestEntry.builder()
                            .partitionKey("key")
                            .explicitHashKey(shard.hashKeyRange().startingHashKey())
                            .data(data)
                            .build())
                    .toList();
            var answer =
                    kinesis.putRecords(request -> request.streamName(STREAM).records(entries));
            if (answer.failedRecordCount() > 0) {
                failures.add("Not written: " + answer);
            }
            written.incrementAndGet();
        } catch (RuntimeException e) {
            failures.add("Not written: " + e);
        }
    }

    private static MemoryUse least(List<MemoryUse> samples) {
        return samples.stream()
                .min(Comparator.comparingLong(MemoryUse::heapMib))
                .orElseThrow();
    }

    private void awaitAll(List<CountingSubscriber> subscribers, long count) {
        await().atMost(PATIENCE)
                .until(() -> !failures.isEmpty() || subscribers.stream().allMatch(one -> one.count() >= count));
    }
}
