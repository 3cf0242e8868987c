package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinefka.broker.EmbeddedBroker;
import io.kinefka.broker.EmbeddedBrokerException;
import io.kinefka.broker.EmbeddedBrokerSettings;
import io.kinefka.gateway.RunningProgram;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Gateways without a broker inside, in front of a cluster. */
class ClusterIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void anyGatewayServesWhatAnotherOneHasAcknowledged(@TempDir Path data) throws Exception {
        try (var broker = EmbeddedBroker.start(new EmbeddedBrokerSettings(data.resolve("broker"), 0, Map.of()));
                var first = gateway(data, broker);
                var second = gateway(data, broker);
                var one = Clients.sync(first.endpoint());
                var two = Clients.sync(second.endpoint())) {

            one.createStream(stream -> stream.streamName("shared").shardCount(1));
            String sequenceNumber = put(one, "from one");
            String iterator = one.getShardIterator(request -> request.streamName("shared")
                            .shardId("shardId-000000000000")
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            first.kill();
            put(two, "from two");
            var records =
                    two.getRecords(request -> request.shardIterator(iterator)).records();

            assertThat(records.stream()
                            .map(found -> found.data().asUtf8String())
                            .toList())
                    .containsExactly("from one", "from two");
            assertThat(records.get(0).sequenceNumber()).isEqualTo(sequenceNumber);
            assertThatThrownBy(() -> two.createStream(
                            stream -> stream.streamName("shared").shardCount(1)))
                    .isInstanceOf(ResourceInUseException.class)
                    .hasMessageContaining("Stream shared under account 000000000000 already exists.");
        }
    }

    @Test
    void whileKafkaIsAwayRequestsFailInTimeAndWhatWasAcknowledgedComesBackWithIt(@TempDir Path data) throws Exception {
        var broker = brokerThatCanComeBack(data.resolve("broker"));
        int port = Integer.parseInt(broker.bootstrapServers().replaceAll(".*:", ""));
        try (var program = gateway(data, broker, "--request-timeout", "2s");
                var kinesis = Clients.syncWithoutRetries(program.endpoint())) {
            kinesis.createStream(stream -> stream.streamName("shared").shardCount(1));
            put(kinesis, "before");

            String iterator = kinesis.getShardIterator(request -> request.streamName("shared")
                            .shardId("shardId-000000000000")
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();

            broker.close();
            assertUnavailableInTime(() -> put(kinesis, "meanwhile"));
            assertUnavailableInTime(() -> kinesis.getRecords(request -> request.shardIterator(iterator)));
            assertUnavailableInTime(() ->
                    kinesis.createStream(stream -> stream.streamName("another").shardCount(1)));
            awaitHealth(program, 503);

            broker = EmbeddedBroker.start(new EmbeddedBrokerSettings(data.resolve("broker"), port, Map.of()));
            putWhenPossible(kinesis, "after");
            awaitHealth(program, 200);

            // Those who read find Kafka again by themselves.
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(SdkServiceException.class)
                    .untilAsserted(() -> assertThat(Clients.readAll(kinesis, "shared").get(0).stream()
                                    .map(found -> found.data().asUtf8String())
                                    .toList())
                            .startsWith("before")
                            .endsWith("after"));
        } finally {
            broker.close();
        }
    }

    /** On a port that the system gives to nobody else while the broker is away, as those it gives are greater ones. */
    private static EmbeddedBroker brokerThatCanComeBack(Path directory) {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try {
                return EmbeddedBroker.start(new EmbeddedBrokerSettings(directory, port, Map.of()));
            } catch (EmbeddedBrokerException e) {
                assertThat(e).hasMessageContaining("cannot listen");
            }
        }
    }

    /** Before the time is up that requests are given where nothing else is configured. */
    private static void assertUnavailableInTime(ThrowingCallable call) {
        long began = System.nanoTime();
        assertThatThrownBy(call).isInstanceOfSatisfying(SdkServiceException.class, e -> assertThat(e.statusCode())
                .isEqualTo(503));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(25));
    }

    private static void awaitHealth(RunningProgram program, int status) throws Exception {
        var http = HttpClient.newHttpClient();
        var request =
                HttpRequest.newBuilder(program.endpoint().resolve("/health")).build();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (http.send(request, BodyHandlers.discarding()).statusCode() != status) {
            assertThat(System.nanoTime()).isLessThan(until);
        }
    }

    private static RunningProgram gateway(Path data, EmbeddedBroker broker, String... options) {
        var arguments = new String[options.length + 2];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = "--kafka";
        arguments[options.length + 1] = broker.bootstrapServers();
        return RunningProgram.start(data.resolve("gateway"), arguments);
    }

    private static String put(KinesisClient kinesis, String data) {
        return kinesis.putRecord(request ->
                        request.streamName("shared").partitionKey("key").data(SdkBytes.fromUtf8String(data)))
                .sequenceNumber();
    }

    private static void putWhenPossible(KinesisClient kinesis, String data) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                put(kinesis, data);
                return;
            } catch (SdkServiceException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
            }
        }
    }
}
