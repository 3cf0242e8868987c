package io.kinefka.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.gateway.Gateway;
import io.kinefka.gateway.clients.Clients;
import io.kinefka.gateway.config.ConfigReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** One consumer's subscriptions through two gateways on one cluster, with the clients of AWS. */
@SuppressWarnings("NullAway.Init")
class AcrossGatewaysIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A subscription is left alone for five seconds; clocks need not agree to the millisecond. */
    private static final Duration UNDISTURBED = Duration.ofSeconds(4);

    private static final int CONSUMERS_MAX = 10;
    private static final String STREAM = "shared";
    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/" + STREAM;

    @TempDir
    private static Path data;

    private static Gateway first;
    private static Gateway second;
    private static KinesisAsyncClient one;
    private static KinesisAsyncClient two;

    @BeforeAll
    static void open() {
        first = gateway(Map.of("data", data.resolve("first").toString(), "embedded.kafka.port", "0"));
        second = gateway(Map.of("data", data.resolve("second").toString(), "kafka", first.bootstrapServers()));
        one = Clients.async(endpoint(first));
        two = Clients.async(endpoint(second));
    }

    @AfterAll
    static void close() {
        two.close();
        one.close();
        second.close();
        first.close();
    }

    private static Gateway gateway(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("port", "0");
        return Gateway.start(ConfigReader.read(all, Map.of(), Optional.empty()));
    }

    private static URI endpoint(Gateway gateway) {
        return URI.create("http://127.0.0.1:" + gateway.port());
    }

    private static String register(KinesisClient kinesis, String name) {
        return kinesis.registerStreamConsumer(request -> request.streamARN(ARN).consumerName(name))
                .consumer()
                .consumerARN();
    }

    /** Ends when the subscription does. */
    private static CompletableFuture<Void> subscribe(KinesisAsyncClient client, String consumer, CountDownLatch begun) {
        return client.subscribeToShard(
                request -> request.consumerARN(consumer)
                        .shardId("shardId-000000000000")
                        .startingPosition(from -> from.type(ShardIteratorType.LATEST)),
                SubscribeToShardResponseHandler.builder()
                        .onResponse(response -> begun.countDown())
                        .subscriber(event -> {})
                        .build());
    }

    @Test
    void aLaterSubscriptionAtOneTakesOverFromAnEarlierAtTheOtherAndBothCountIt() throws Exception {
        var contested = contested();
        var later = takeOver(contested.consumer());

        assertThatThrownBy(() -> contested.earlier().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .hasCauseInstanceOf(ResourceInUseException.class);
        assertThat(since(contested.began())).isGreaterThan(UNDISTURBED);
        assertThat(later).isNotDone();
        awaitSum(first, contested.name(), "SubscribeToShard.Success", 2);
        awaitSum(second, contested.name(), "SubscribeToShard.Success", 2);
    }

    /** A consumer with a subscription at one gateway, which another one at the other came too early to take over. */
    private record Contested(String name, String consumer, CompletableFuture<Void> earlier, long began) {}

    /** A machine may be so slow that the other one is not too early: then another consumer is given a try. */
    private static Contested contested() throws Exception {
        try (var kinesis = Clients.sync(endpoint(first))) {
            kinesis.createStream(request -> request.streamName(STREAM).shardCount(1));
            for (int i = 0; i < CONSUMERS_MAX; i++) {
                String name = "reader-" + i;
                String consumer = register(kinesis, name);
                long began = System.nanoTime();
                var earlier = attempt(one, consumer);
                assertThat(earlier).isNotDone();
                var tooEarly = attempt(two, consumer);
                if (tooEarly.isDone()) {
                    assertThatThrownBy(tooEarly::get).hasCauseInstanceOf(ResourceInUseException.class);
                    return new Contested(name, consumer, earlier, began);
                }
                assertThat(since(began)).as("taken over too early").isGreaterThan(UNDISTURBED);
            }
        }
        throw new AssertionError("Too slow to be too early");
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static CompletableFuture<Void> takeOver(String consumer) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            var subscribed = attempt(two, consumer);
            if (!subscribed.isDone()) {
                return subscribed;
            }
        }
        throw new AssertionError("Refused all the time");
    }

    /** A subscription that has begun, or is done because it was refused. */
    private static CompletableFuture<Void> attempt(KinesisAsyncClient client, String consumer) throws Exception {
        var decided = new CountDownLatch(1);
        var subscribed = subscribe(client, consumer, decided);
        var unused = subscribed.whenComplete((ended, failure) -> decided.countDown());
        assertThat(decided.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return subscribed;
    }

    private static void awaitSum(Gateway gateway, String consumerName, String metric, double wanted) {
        try (var cloudWatch = Clients.cloudWatch(endpoint(gateway))) {
            long until = System.nanoTime() + PATIENCE.toNanos();
            double sum = -1;
            while (sum != wanted) {
                assertThat(System.nanoTime()).as("sum %s", sum).isLessThan(until);
                sum = cloudWatch
                        .getMetricStatistics(request -> request.namespace("AWS/Kinesis")
                                .metricName(metric)
                                .dimensions(dimension("StreamName", STREAM), dimension("ConsumerName", consumerName))
                                .startTime(Instant.now().minusSeconds(600))
                                .endTime(Instant.now().plusSeconds(60))
                                .period(3600)
                                .statistics(Statistic.SUM))
                        .datapoints()
                        .stream()
                        .mapToDouble(Datapoint::sum)
                        .sum();
            }
        }
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }
}
