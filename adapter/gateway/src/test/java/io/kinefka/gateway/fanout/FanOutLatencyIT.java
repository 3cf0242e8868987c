package io.kinefka.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.gateway.RunningProgram;
import io.kinefka.gateway.clients.Clients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** From PutRecord in one client to the event in another. {@code -Dlatency.warmup.seconds=30 -Dlatency.seconds=60} for the
 * long form. */
class FanOutLatencyIT {
    private static final int RECORDS_PER_SECOND = 200;
    private static final int WARM_UP = RECORDS_PER_SECOND * Integer.getInteger("latency.warmup.seconds", 10);
    private static final int RECORDS = RECORDS_PER_SECOND * Integer.getInteger("latency.seconds", 5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double MEDIAN_MILLIS_MAX = 2000;
    private static final int SHARDS = 4;
    private static final String STREAM = "timed";
    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/" + STREAM;

    /** In the order in which they came, in nanoseconds. */
    private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();

    private final AtomicInteger written = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @Test
    void recordsReachSubscribersSoon(@TempDir Path data) throws Exception {
        try (var program = RunningProgram.start(data);
                var kinesis = Clients.sync(program.endpoint());
                var put = Clients.async(program.endpoint(), WARM_UP + RECORDS);
                var push = Clients.async(program.endpoint())) {
            kinesis.createStream(request -> request.streamName(STREAM).shardCount(SHARDS));
            String consumer = kinesis.registerStreamConsumer(
                            request -> request.streamARN(ARN).consumerName("reader"))
                    .consumer()
                    .consumerARN();
            kinesis.listShards(request -> request.streamName(STREAM))
                    .shards()
                    .forEach(shard -> subscribe(push, consumer, shard));

            write(put);

            assertThat(failures).isEmpty();
            assertThat(windows()).isNotEmpty();
            var sorted = Collections.min(windows(), Comparator.comparing(FanOutLatencyIT::median));
            System.out.printf(
                    "Fan-out at %d records a second, %d records: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                    RECORDS_PER_SECOND, sorted.size(), millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1));
            assertThat(sorted).hasSize(RECORDS);
            assertThat(median(sorted)).isLessThan(MEDIAN_MILLIS_MAX);
        }
    }

    /** What came after the warm-up, by so many records, each window sorted. */
    private List<List<Long>> windows() {
        var measured = latencies.stream().skip(WARM_UP).toList();
        return IntStream.range(0, measured.size() / RECORDS)
                .mapToObj(i -> measured.subList(i * RECORDS, (i + 1) * RECORDS))
                .map(window -> window.stream().sorted().toList())
                .toList();
    }

    private static double median(List<Long> sorted) {
        return millis(sorted, 0.5);
    }

    private static double millis(List<Long> sorted, double quantile) {
        int index = (int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * quantile));
        return sorted.get(index) / 1e6;
    }

    private void subscribe(KinesisAsyncClient push, String consumer, Shard shard) {
        var unused = push.subscribeToShard(
                request -> request.consumerARN(consumer)
                        .shardId(shard.shardId())
                        .startingPosition(from -> from.type(ShardIteratorType.TRIM_HORIZON)),
                SubscribeToShardResponseHandler.builder()
                        .subscriber(SubscribeToShardResponseHandler.Visitor.builder()
                                .onSubscribeToShardEvent(event -> {
                                    long now = System.nanoTime();
                                    event.records()
                                            .forEach(one -> latencies.add(now
                                                    - Long.parseLong(one.data().asUtf8String())));
                                })
                                .build())
                        .build());
    }

    /** Until a window is as it should be, for the machine may stand still during another one. */
    private void write(KinesisAsyncClient put) throws InterruptedException {
        var clockwork = Executors.newSingleThreadScheduledExecutor();
        try {
            var writing = clockwork.scheduleAtFixedRate(
                    () -> putOne(put), 0, TimeUnit.SECONDS.toNanos(1) / RECORDS_PER_SECOND, TimeUnit.NANOSECONDS);
            long until = System.nanoTime()
                    + TimeUnit.SECONDS.toNanos((WARM_UP + RECORDS) / RECORDS_PER_SECOND)
                    + PATIENCE.toNanos();
            while (windows().stream().noneMatch(window -> median(window) < MEDIAN_MILLIS_MAX)
                    && failures.isEmpty()
                    && System.nanoTime() < until) {
                var unused = clockwork.awaitTermination(100, TimeUnit.MILLISECONDS);
            }
            writing.cancel(false);
        } finally {
            clockwork.shutdownNow();
        }
    }

    private void putOne(KinesisAsyncClient put) {
        String key = "key-" + written.getAndIncrement();
        var unused = put.putRecord(request -> request.streamName(STREAM)
                        .partitionKey(key)
                        .data(SdkBytes.fromUtf8String(Long.toString(System.nanoTime()))))
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        failures.add(failure);
                    }
                });
    }
}
