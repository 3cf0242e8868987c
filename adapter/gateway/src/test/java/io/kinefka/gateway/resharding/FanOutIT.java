package io.kinefka.gateway.resharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.gateway.RunningProgram;
import io.kinefka.gateway.clients.Clients;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** {@code -Dfanout.records=50000} for the long form. */
class FanOutIT {
    private static final int CONSUMERS = 20;
    private static final int RECORDS = Integer.getInteger("fanout.records", 10_000);
    private static final int BATCH = 500;
    private static final String STREAM = "fanned-out";
    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/" + STREAM;

    @Test
    void everyConsumerIsPushedEveryRecordOnceWhileTheShardIsSplit(@TempDir Path data) {
        try (var program = RunningProgram.start(data);
                var kinesis = Clients.sync(program.endpoint());
                var push = Clients.async(program.endpoint())) {
            kinesis.createStream(request -> request.streamName(STREAM).shardCount(1));
            var subscribers = IntStream.range(0, CONSUMERS)
                    .mapToObj(i -> new LineageSubscriber(push, register(kinesis, "consumer-" + i)))
                    .toList();
            subscribers.forEach(subscriber -> subscriber.begin("shardId-000000000000"));

            for (int first = 0; first < RECORDS; first += BATCH) {
                if (first == RECORDS / 2) {
                    kinesis.splitShard(request -> request.streamName(STREAM)
                            .shardToSplit("shardId-000000000000")
                            .newStartingHashKey(BigInteger.ONE.shiftLeft(127).toString()));
                }
                put(kinesis, first);
            }

            awaitAll(subscribers);
            var wanted = IntStream.range(0, RECORDS).mapToObj(Integer::toString).toArray(String[]::new);
            assertThat(subscribers).allSatisfy(subscriber -> {
                assertThat(subscriber.failures()).isEmpty();
                assertThat(subscriber.received()).containsExactlyInAnyOrder(wanted);
            });
            subscribers.forEach(LineageSubscriber::close);
        }
    }

    private static String register(KinesisClient kinesis, String name) {
        return kinesis.registerStreamConsumer(request -> request.streamARN(ARN).consumerName(name))
                .consumer()
                .consumerARN();
    }

    private static void put(KinesisClient kinesis, int first) {
        var entries = IntStream.range(first, Math.min(first + BATCH, RECORDS))
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("key-" + i % 100)
                        .data(SdkBytes.fromUtf8String(Integer.toString(i)))
                        .build())
                .toList();
        var answer = kinesis.putRecords(request -> request.streamName(STREAM).records(entries));
        assertThat(answer.failedRecordCount()).isZero();
    }

    private static void awaitAll(List<LineageSubscriber> subscribers) {
        await().atMost(Duration.ofMinutes(2)).until(() -> subscribers.stream().allMatch(one -> one.count() >= RECORDS));
    }
}
