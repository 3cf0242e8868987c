package io.kinefka.gateway.edge;

import static io.kinefka.gateway.edge.EdgeClient.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBodyTest {
    private final EdgeUnderTest edge = new EdgeUnderTest();

    @AfterEach
    void closeEdge() {
        edge.close();
    }

    @Test
    void givesASmallBodyAsAnArrayThatNeedsNoCopy() throws Exception {
        client(HttpVersion.HTTP_1_1).post("/", Buffer.buffer("{}"));

        var body = edge.next().request().body();

        assertThat(body.hasArray()).isTrue();
        assertThat(UTF_8.decode(body).toString()).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_1_1, application/x-amz-json-1.1",
        "HTTP_2,   application/x-amz-json-1.1",
        "HTTP_1_1, application/x-amz-cbor-1.1",
    })
    void refusesALargerBodyInTheRequestsEncodingAndServesTheNextRequest(HttpVersion version, String contentType)
            throws Exception {
        var client = client(version);

        var tooLarge =
                await(client.post("/", contentType, Buffer.buffer(randomBytes(EdgeUnderTest.BODY_BYTES_MAX + 1))));
        var next = client.post("/", Buffer.buffer("{}"));
        edge.next().answer().complete(EdgeUnderTest.ok("served"));

        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.body())
                .contains("__type", "RequestEntityTooLargeException", "message")
                .matches(contentType.contains("json") ? "(?s)\\{\"__type.*" : "(?s)[^{].*");
        assertThat(await(next).body()).isEqualTo("served");
        edge.awaitIdle();
    }

    @Test
    void refusesALargerBodyOfUnknownLength() throws Exception {
        try (var connection = new RawConnection(edge.port())) {
            connection.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            var chunk = "c350\r\n" + "x".repeat(50_000) + "\r\n";
            connection.send(chunk + chunk + chunk + "0\r\n\r\n");

            assertThat(connection.readLine()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        }

        edge.awaitIdle();
        assertThat(edge.nothingArrived()).isTrue();
    }

    @Test
    void doesNotAskForABodyThatItWillNotTake() throws Exception {
        try (var connection = new RawConnection(edge.port())) {
            connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999999\r\nExpect: 100-continue\r\n\r\n");

            assertThat(connection.readLine()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        }
    }

    @Test
    void asksForABodyThatTheClientAnnounced() throws Exception {
        try (var connection = new RawConnection(edge.port())) {
            connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");

            assertThat(connection.readLine()).isEqualTo("HTTP/1.1 100 Continue");
            connection.send("{}");
            assertThat(edge.next().request().body().remaining()).isEqualTo(2);
        }
    }

    @Test
    void refusesABodyBeyondTheBudgetOfAll() throws Exception {
        var client = client(HttpVersion.HTTP_2);
        var body = Buffer.buffer(randomBytes(90_000));
        client.post("/", body);
        client.post("/", body);
        var first = edge.next();
        var second = edge.next();

        var refused = await(client.post("/", body));
        first.answer().complete(EdgeUnderTest.ok(""));
        second.answer().complete(EdgeUnderTest.ok(""));
        edge.awaitIdle();
        var served = client.post("/", body);
        edge.next().answer().complete(EdgeUnderTest.ok("served"));

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.body()).contains("ServiceUnavailableException");
        assertThat(await(served).body()).isEqualTo("served");
    }

    @Test
    void refusesABodyThatWillNotFitBeforeAnyOfItArrives() throws Exception {
        var client = client(HttpVersion.HTTP_2);
        var body = Buffer.buffer(randomBytes(90_000));
        client.post("/", body);
        client.post("/", body);
        var first = edge.next();
        var second = edge.next();

        try (var connection = new RawConnection(edge.port())) {
            connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\r\n");

            assertThat(connection.readLine()).isEqualTo("HTTP/1.1 503 Service Unavailable");
        }
        first.answer().complete(EdgeUnderTest.ok(""));
        second.answer().complete(EdgeUnderTest.ok(""));
        edge.awaitIdle();
    }

    @Test
    void keepsRoomForABodyFromItsAnnouncementToItsAnswer() throws Exception {
        try (var connection = new RawConnection(edge.port())) {
            connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50000\r\n\r\n");
            edge.awaitBodyBytesHeld(50_000);
            connection.send("x".repeat(20_000));
            connection.send("x".repeat(30_000));
            var arrived = edge.next();

            assertThat(arrived.request().body().remaining()).isEqualTo(50_000);
            assertThat(edge.edge().bodyBytesHeld()).isEqualTo(50_000);

            arrived.answer().complete(EdgeUnderTest.ok(""));
            edge.awaitIdle();
        }
    }

    @Test
    void putsTogetherABodyOfUnknownLength() throws Exception {
        try (var connection = new RawConnection(edge.port())) {
            connection.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 1000; i++) {
                connection.send("2\r\n%02d\r\n".formatted(i % 100));
            }
            connection.send("0\r\n\r\n");

            var arrived = edge.next();

            assertThat(UTF_8.decode(arrived.request().body()).toString())
                    .hasSize(2000)
                    .startsWith("000102")
                    .endsWith("979899");
            arrived.answer().complete(EdgeUnderTest.ok(""));
            edge.awaitIdle();
        }
    }

    @Test
    void forgetsARequestWhoseClientLeavesInTheMiddle() throws Exception {
        try (var connection = new RawConnection(edge.port())) {
            connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\nbeginning");
            edge.awaitBodyBytesHeld(5000);
        }

        edge.awaitIdle();
        assertThat(edge.nothingArrived()).isTrue();
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
