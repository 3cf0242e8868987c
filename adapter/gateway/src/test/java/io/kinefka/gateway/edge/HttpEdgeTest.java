package io.kinefka.gateway.edge;

import static io.kinefka.gateway.edge.EdgeClient.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.aws.wire.WireResponse;
import io.kinefka.gateway.edge.EdgeClient.Answer;
import io.kinefka.gateway.edge.port.PortSettings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HttpEdgeTest {
    private final EdgeUnderTest edge = new EdgeUnderTest();

    @AfterEach
    void closeEdge() {
        edge.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void takesRequestsOfBothHttpVersionsOnOnePort(HttpVersion version) throws Exception {
        var body = randomBytes(90_000);

        var answer = client(version).post("/path?a=1&b", Buffer.buffer(body));
        var arrived = edge.next();
        arrived.answer().completeAsync(() -> EdgeUnderTest.ok("fine"));

        var request = arrived.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/path");
        assertThat(request.query()).isEqualTo("a=1&b");
        assertThat(request.headers())
                .containsEntry("x-amz-target", "Kinesis_20131202.ListStreams")
                .containsEntry("host", "127.0.0.1:" + edge.port());
        assertThat(request.client()).startsWith("127.0.0.1:");
        assertThat(request.body()).isEqualTo(ByteBuffer.wrap(body));
        assertThat(await(answer)).isEqualTo(new Answer(200, "fine", version));
        edge.awaitIdle();
    }

    @Test
    void dispatchesOnAnEventLoop() throws Exception {
        client(HttpVersion.HTTP_1_1).post("/", Buffer.buffer("{}"));

        assertThat(edge.next().thread()).contains("eventloop");
    }

    @Test
    void dropsTheAnswerOfAClientThatLeft() throws Exception {
        EdgeUnderTest.Pending arrived;
        try (var connection = new RawConnection(edge.port())) {
            connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
            arrived = edge.next();
        }

        arrived.answer().complete(EdgeUnderTest.ok("x".repeat(1_000_000)));

        edge.awaitIdle();
    }

    @Test
    void boundsTheLargeAnswersThatWaitForSlowReaders() throws Exception {
        var large = "x".repeat(EdgeUnderTest.ANSWERS_BYTES_MAX - 1_000_000);
        try (var slow = new RawConnection(edge.port())) {
            slow.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
            edge.next().answer().complete(EdgeUnderTest.ok(large));
            edge.awaitAnswerBytesHeld(large.length());

            assertThat(answerOf("y".repeat(2_000_000)).status()).isEqualTo(503);
            assertThat(answerOf("small").body()).isEqualTo("small");
        }

        edge.awaitIdle();
        assertThat(answerOf(large).status()).isEqualTo(200);
    }

    private Answer answerOf(String body) throws Exception {
        var answer = client(HttpVersion.HTTP_1_1).post("/", Buffer.buffer("{}"));
        edge.next().answer().complete(EdgeUnderTest.ok(body));
        return await(answer);
    }

    @Test
    void answersAFaultOfTheDispatcherWithAnAwsError() throws Exception {
        var answer = client(HttpVersion.HTTP_1_1).post("/", Buffer.buffer("{}"));

        edge.next().answer().completeExceptionally(new IllegalStateException("a defect"));

        assertThat(await(answer).status()).isEqualTo(500);
        assertThat(await(answer).body()).contains("InternalFailure").doesNotContain("a defect");
    }

    @Test
    void saysThatItsPortIsTaken() {
        var second = HttpEdge.start(
                new EdgeSettings(
                        edge.port(),
                        new PortSettings(Optional.empty(), 1, Duration.ofMinutes(1)),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        1,
                        1,
                        1,
                        1),
                edge,
                new Probes(() -> true, () -> ""));

        assertThatThrownBy(() -> second.toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(EdgeException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + edge.port() + ": Address already in use");
    }

    @Test
    void answersProbes() throws Exception {
        var client = client(HttpVersion.HTTP_1_1);
        var live = new Answer(200, "{\"live\":true,\"ready\":true}", HttpVersion.HTTP_1_1);

        assertThat(client.get("/health")).isEqualTo(live);
        assertThat(client.get("/health/live")).isEqualTo(live);
        assertThat(client.get("/health/ready")).isEqualTo(live);
        assertThat(client.get("/metrics").body()).isEqualTo("requests 1\n");

        edge.ready = false;

        var notReady = "{\"live\":true,\"ready\":false}";
        assertThat(client.get("/health")).isEqualTo(new Answer(503, notReady, HttpVersion.HTTP_1_1));
        assertThat(client.get("/health/live")).isEqualTo(new Answer(200, notReady, HttpVersion.HTTP_1_1));
        assertThat(client.get("/health/ready")).isEqualTo(new Answer(503, notReady, HttpVersion.HTTP_1_1));
    }

    @ParameterizedTest
    @CsvSource({"GET /, 403", "POST " + "/%zz, 403"})
    void leavesOddRequestsToTheDispatcher(String line, int status) throws Exception {
        try (var connection = new RawConnection(edge.port())) {
            connection.send(line + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
            edge.next().answer().complete(new WireResponse(status, Map.of(), ByteBuffer.allocate(0)));

            assertThat(connection.readLine()).startsWith("HTTP/1.1 " + status);
        }
    }

    private EdgeClient client(HttpVersion version) {
        return new EdgeClient(version, edge.port());
    }

    private static byte[] randomBytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
