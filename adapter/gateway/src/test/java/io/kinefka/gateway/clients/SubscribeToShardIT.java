package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.gateway.Gateway;
import io.kinefka.gateway.HttpCalls;
import io.kinefka.gateway.config.ConfigReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;

/** Enhanced fan-out through the AWS SDK, over HTTP/2 as it is its default, and over HTTP/1.1. */
@SuppressWarnings("NullAway.Init")
class SubscribeToShardIT {
    private static final String SHARD = "shardId-000000000000";
    private static final StartingPosition TRIM_HORIZON =
            StartingPosition.builder().type(ShardIteratorType.TRIM_HORIZON).build();
    private static final StartingPosition LATEST =
            StartingPosition.builder().type(ShardIteratorType.LATEST).build();

    @TempDir
    private static Path data;

    private static Gateway gateway;
    private static KinesisClient kinesis;
    private static KinesisAsyncClient push;

    @BeforeAll
    static void start() {
        gateway = gateway(Map.of("embedded.kafka.port", "0"));
        kinesis = Clients.sync(endpoint(gateway));
        push = Clients.async(endpoint(gateway));
    }

    @AfterAll
    static void stop() {
        push.close();
        kinesis.close();
        gateway.close();
    }

    private static Gateway gateway(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("port", "0");
        all.put("data", data.toString());
        return Gateway.start(ConfigReader.read(all, Map.of(), Optional.empty()));
    }

    /** Another gateway of the same cluster, which ends subscriptions sooner than any test is patient. */
    private static Gateway brief() {
        return gateway(Map.of("kafka", gateway.bootstrapServers(), "subscriptions.duration", "20s"));
    }

    private static URI endpoint(Gateway one) {
        return URI.create("http://127.0.0.1:" + one.port());
    }

    private static String consumer(String stream) {
        kinesis.createStream(request -> request.streamName(stream).shardCount(1));
        return kinesis.registerStreamConsumer(
                        request -> request.streamARN("arn:aws:kinesis:us-east-1:000000000000:stream/" + stream)
                                .consumerName("reader"))
                .consumer()
                .consumerARN();
    }

    private static void put(String stream, String data) {
        kinesis.putRecord(
                request -> request.streamName(stream).partitionKey("key").data(SdkBytes.fromUtf8String(data)));
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void pushesWhatWasThereAndWhatArrives(Protocol protocol) {
        String stream = "pushed-" + protocol;
        String consumer = consumer(stream);
        put(stream, "before");

        try (var client = Clients.async(endpoint(gateway), protocol)) {
            var subscriber = Subscriber.begin(client, consumer, SHARD, TRIM_HORIZON);
            subscriber.await(() -> subscriber.data().contains("before"));
            put(stream, "after");
            subscriber.await(() -> subscriber.data().contains("after"));

            assertThat(subscriber.data()).containsExactly("before", "after");
            assertThat(subscriber.last().millisBehindLatest()).isZero();
        }
    }

    @Test
    void goesOnAfterTheLastEventWithoutGapOrRepetition() throws Exception {
        String consumer = consumer("resumed");
        try (var brief = brief();
                var client = Clients.async(endpoint(brief))) {
            var first = Subscriber.begin(client, consumer, SHARD, LATEST);
            first.await(() -> !first.events.isEmpty());
            put("resumed", "one");
            first.await(() -> first.data().contains("one"));
            first.ended.get(60, TimeUnit.SECONDS);
            put("resumed", "two");

            var next = Subscriber.begin(
                    push,
                    consumer,
                    SHARD,
                    StartingPosition.builder()
                            .type(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                            .sequenceNumber(first.last().continuationSequenceNumber())
                            .build());

            next.await(() -> !next.data().isEmpty());
            assertThat(next.data()).containsExactly("two");
        }
    }

    @Test
    void namesTheChildrenOfAShardThatEnds() throws Exception {
        String consumer = consumer("split");
        var subscriber = Subscriber.begin(push, consumer, SHARD, TRIM_HORIZON);
        put("split", "one");
        subscriber.await(() -> subscriber.data().contains("one"));

        kinesis.splitShard(request -> request.streamName("split")
                .shardToSplit(SHARD)
                .newStartingHashKey("170141183460469231731687303715884105728"));
        subscriber.ended.get(60, TimeUnit.SECONDS);

        assertThat(subscriber.last().continuationSequenceNumber()).isNull();
        assertThat(subscriber.last().childShards())
                .extracting(child -> child.shardId())
                .containsExactly("shardId-000000000001", "shardId-000000000002");
    }

    @Test
    void sendsAnEventAtLeastEveryFiveSecondsAndEndsInTime() throws Exception {
        String consumer = consumer("silent");
        try (var brief = brief();
                var client = Clients.async(endpoint(brief))) {
            long began = System.nanoTime();

            var subscriber = Subscriber.begin(client, consumer, SHARD, LATEST);
            subscriber.ended.get(60, TimeUnit.SECONDS);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(19));
            assertThat(subscriber.events).hasSizeGreaterThanOrEqualTo(2).allSatisfy(event -> {
                assertThat(event.records()).isEmpty();
                assertThat(event.continuationSequenceNumber()).isNotNull();
            });
        }
    }

    @Test
    void aLaterSubscriptionTakesOver() throws Exception {
        String consumer = consumer("contested");
        var first = Subscriber.begin(push, consumer, SHARD, LATEST);

        first.await(() -> first.events.size() > 1);
        var second = Subscriber.begin(push, consumer, SHARD, LATEST);

        assertThat(failure(first)).isInstanceOf(ResourceInUseException.class);
        second.await(() -> !second.events.isEmpty());
    }

    @Test
    void tellsASubscriberThatItsConsumerIsGone() throws Exception {
        String consumer = consumer("deregistered");
        var subscriber = Subscriber.begin(push, consumer, SHARD, LATEST);
        put("deregistered", "one");
        subscriber.await(() -> !subscriber.events.isEmpty());

        kinesis.deregisterStreamConsumer(request -> request.consumerARN(consumer));

        assertThat(failure(subscriber)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void forgetsSubscribersThatVanish() throws Exception {
        String consumer = consumer("vanished");
        put("vanished", "one");
        // One of its own, which nobody else subscribes at, and where time is not up before patience is.
        try (var own = gateway(Map.of("kafka", gateway.bootstrapServers()))) {
            var metrics = new HttpCalls(endpoint(own));
            var client = Clients.async(endpoint(own));
            var subscriber = Subscriber.begin(client, consumer, SHARD, TRIM_HORIZON);
            subscriber.await(() -> !subscriber.events.isEmpty());
            assertThat(subscriptions(metrics)).isEqualTo(1);

            client.close();

            subscriber.await(() -> subscriptions(metrics) == 0);
        }
    }

    private static double subscriptions(HttpCalls metrics) {
        try {
            return metrics.get("/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("kinefka_subscriptions "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                    .sum();
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Throwable failure(Subscriber subscriber) throws Exception {
        try {
            subscriber.ended.get(60, TimeUnit.SECONDS);
            throw new AssertionError("It ended well");
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }
}
