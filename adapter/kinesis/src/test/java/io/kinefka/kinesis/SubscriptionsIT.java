package io.kinefka.kinesis;

import static io.kinefka.kinesis.KinesisUnderTest.arn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.log.metrics.Aggregate;
import io.kinefka.log.metrics.MetricId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How subscriptions begin, end, and give way to each other; also from one gateway to another. */
@SuppressWarnings("NullAway.Init")
class SubscriptionsIT {
    private static final String CONSUMER = "reader";
    /** So long a subscription does not give way to another one. */
    private static final Duration UNDISTURBED = Duration.ofSeconds(5);

    private static KinesisUnderTest kinesis;
    private static KinesisUnderTest otherGateway;

    @BeforeAll
    static void open() {
        kinesis = new KinesisUnderTest();
        otherGateway = new KinesisUnderTest();
    }

    @AfterAll
    static void close() {
        kinesis.close();
        otherGateway.close();
    }

    private static Subscribed subscribe(String consumer) {
        return kinesis.subscribe(consumer, 0, "'LATEST'");
    }

    /** Subscribes again and again until that is not refused; what is asked for ten seconds after this must not be. */
    private static Subscribed takeOver(KinesisUnderTest gateway, String consumer) {
        long began = System.nanoTime();
        while (true) {
            var waited = since(began);
            var subscribed = gateway.subscribe(consumer, 0, "'LATEST'");
            if (subscribed.status() == 200) {
                return subscribed;
            }
            assertThat(subscribed.error()).isEqualTo("ResourceInUseException");
            assertThat(waited).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** A machine that stands still makes anything late, but not time and again; each attempt says how long it took. */
    private static void awaitQuick(Duration limit, Supplier<Duration> attempt) {
        await().atMost(Duration.ofMinutes(2)).until(() -> attempt.get().compareTo(limit) < 0);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    @Test
    void aSecondOneIsRefusedForFiveSecondsAndThenTakesOver() {
        var consumer = kinesis.register(kinesis.create(1), CONSUMER);
        long began = System.nanoTime();

        try (var first = subscribe(consumer)) {
            try (var second = takeOver(kinesis, consumer)) {
                assertThat(since(began)).isGreaterThan(Duration.ofMillis(4500));
                assertThat(first.awaitNews())
                        .isEqualTo(new Subscribed.Frame(
                                "ResourceInUseException",
                                KinesisUnderTest.parse("{\"__type\":\"ResourceInUseException\",\"message\":"
                                        + "\"Another active subscription exists for this consumer: " + consumer
                                        + " and shard shardId-000000000000\"}")));
                assertThat(first.next()).isEmpty();
                assertThat(second.next()).isPresent();
            }
        }
    }

    @Test
    void aSecondOneAtAnotherGatewayIsRefusedForFiveSecondsAndThenTakesOver() {
        var consumer = kinesis.register(kinesis.create(1), CONSUMER);
        long began = System.nanoTime();

        try (var first = subscribe(consumer)) {
            try (var second = takeOver(otherGateway, consumer)) {
                assertThat(since(began)).isGreaterThan(Duration.ofMillis(4500));
                assertThat(first.awaitNews().type()).isEqualTo("ResourceInUseException");
                assertThat(second.next()).isPresent();
            }
        }
    }

    @Test
    void onceTheFirstHasEndedAnotherGatewayNeedNotWait() {
        awaitQuick(Duration.ofSeconds(4), SubscriptionsIT::timeToTakeOverWhatHasEnded);
    }

    private static Duration timeToTakeOverWhatHasEnded() {
        var consumer = kinesis.register(kinesis.create(1), CONSUMER);

        long began = System.nanoTime();
        subscribe(consumer).close();
        try (var second = takeOver(otherGateway, consumer)) {
            assertThat(second.status()).isEqualTo(200);
            return since(began);
        }
    }

    @Test
    void otherShardsAndConsumersHaveTheirOwn() {
        var stream = kinesis.create(2);
        var consumer = kinesis.register(stream, CONSUMER);

        try (var one = kinesis.subscribe(consumer, 0, "'LATEST'");
                var two = kinesis.subscribe(consumer, 1, "'LATEST'");
                var three = kinesis.subscribe(kinesis.register(stream, "another"), 0, "'LATEST'")) {
            assertThat(one.status()).isEqualTo(200);
            assertThat(two.status()).isEqualTo(200);
            assertThat(three.status()).isEqualTo(200);
        }
    }

    @Test
    void whereTheConsumerIsDeregisteredTheSubscriberIsToldAtOnce() {
        var stream = kinesis.create(1);
        var consumer = kinesis.register(stream, CONSUMER);

        try (var subscribed = subscribe(consumer)) {
            subscribed.next();
            kinesis.call("DeregisterStreamConsumer", "{'ConsumerARN':'" + consumer + "'}");
            var told = subscribed.next().orElseThrow();

            assertThat(told.type()).isEqualTo("ResourceNotFoundException");
            assertThat(told.body().path("message").asText())
                    .isEqualTo("Consumer reader under stream " + arn(stream) + " not found.");
            assertThat(subscribed.next()).isEmpty();
            assertThat(subscribe(consumer).error()).isEqualTo("ResourceNotFoundException");
        }
    }

    @Test
    void whereTheStreamIsDeletedTheSubscriberIsToldAtOnce() {
        awaitQuick(Duration.ofSeconds(3), SubscriptionsIT::timeToTellThatTheStreamIsDeleted);
    }

    private static Duration timeToTellThatTheStreamIsDeleted() {
        var stream = kinesis.create(1);
        var consumer = kinesis.register(stream, CONSUMER);

        try (var subscribed = subscribe(consumer);
                var elsewhere = kinesis.subscribe(kinesis.register(stream, "another"), 0, "'TRIM_HORIZON'")) {
            subscribed.next();
            elsewhere.next();
            otherGateway.call("DeleteStream", "{'StreamName':'" + stream + "','EnforceConsumerDeletion':true}");
            long gone = System.nanoTime();
            var told = subscribed.awaitNews();
            var took = since(gone);

            assertThat(told.type()).isEqualTo("ResourceNotFoundException");
            assertThat(told.body().path("message").asText())
                    .isEqualTo("Stream " + stream + " under account 000000000000 not found.");
            assertThat(elsewhere.awaitNews().type()).isEqualTo("ResourceNotFoundException");
            assertThat(subscribe(consumer).error()).isEqualTo("ResourceNotFoundException");
            return took;
        }
    }

    @Test
    void aStreamThatIsMadeAnewIsNotTheOneThatWasSubscribedTo() {
        var stream = kinesis.create(1);
        var consumer = kinesis.register(stream, CONSUMER);

        try (var subscribed = subscribe(consumer)) {
            subscribed.next();
            kinesis.call("DeleteStream", "{'StreamName':'" + stream + "','EnforceConsumerDeletion':true}");
            kinesis.call("CreateStream", "{'StreamName':'" + stream + "','ShardCount':1}");
            kinesis.register(stream, CONSUMER);
            kinesis.put(stream, "key", "of the new stream");

            assertThat(subscribed.awaitNews().type()).isEqualTo("ResourceNotFoundException");
        }
    }

    @Test
    void whatSubscribersAreSentIsMeasured() {
        awaitQuick(UNDISTURBED, SubscriptionsIT::timeToRefuseASecondOneWhileBothAreMeasured);
    }

    private static Duration timeToRefuseASecondOneWhileBothAreMeasured() {
        var stream = kinesis.create(1);
        var consumer = kinesis.register(stream, CONSUMER);

        long began = System.nanoTime();
        try (var subscribed = kinesis.subscribe(consumer, 0, "'TRIM_HORIZON'")) {
            var refused = subscribe(consumer);
            var took = since(began);
            if (refused.status() == 200 && took.compareTo(UNDISTURBED) >= 0) {
                refused.close();
                return took;
            }
            kinesis.put(stream, "key", "12345");
            subscribed.awaitNews();

            assertThat(refused.error()).isEqualTo("ResourceInUseException");
            assertThat(of(stream, "SubscribeToShard.Success", "Count").sum()).isEqualTo(1);
            assertThat(of(stream, "SubscribeToShard.RateExceeded", "Count").sum())
                    .isEqualTo(1);
            assertThat(of(stream, "SubscribeToShardEvent.Records", "Count").sum())
                    .isEqualTo(1);
            assertThat(of(stream, "SubscribeToShardEvent.Bytes", "Bytes").sum()).isEqualTo(8);
            assertThat(of(stream, "SubscribeToShardEvent.Success", "Count").sum())
                    .isPositive();
            assertThat(of(stream, "SubscribeToShardEvent.MillisBehindLatest", "Milliseconds")
                            .sum())
                    .isZero();
            return Duration.ZERO;
        }
    }

    private static Aggregate of(String stream, String name, String unit) {
        var metric = new MetricId(
                "000000000000",
                "us-east-1",
                "AWS/Kinesis",
                name,
                Map.of("StreamName", stream, "ConsumerName", CONSUMER),
                unit);
        Instant now = kinesis.clock.instant();
        return kinesis.log.metrics().read(metric, now.minusSeconds(600), now.plusSeconds(600)).stream()
                .map(point -> point.aggregate())
                .reduce(Aggregate::plus)
                .orElseThrow();
    }
}
