package io.kinefka.gateway.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.gateway.edge.port.PortSettings;
import io.kinefka.gateway.tls.Identity;
import io.kinefka.gateway.tls.TlsDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first bytes of a connection decide what it is; ALPN need not agree. */
class OnePortTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @SuppressWarnings("NullAway.Init")
    private static Identity server;

    @SuppressWarnings("NullAway.Init")
    private static EdgeUnderTest edge;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = new TlsDirectory(directory, Clock.systemUTC()).open(List.of("localhost", "127.0.0.1"));
        edge = new EdgeUnderTest(new PortSettings(Optional.of(server), 1000, LONG), LONG, LONG);
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @ParameterizedTest
    @CsvSource({
        "http,  localhost, HTTP_1_1",
        "http,  127.0.0.1, HTTP_2",
        "https, localhost, HTTP_1_1",
        "https, localhost, HTTP_2",
        "https, 127.0.0.1, HTTP_2"
    })
    void theClientOfTheJdkGetsTheVersionThatItAsksFor(String scheme, String host, HttpClient.Version version)
            throws Exception {
        var client = HttpClient.newBuilder()
                .sslContext(TlsClient.trusting(server))
                .version(version)
                .build();
        var body = "x".repeat(90_000);
        var request = HttpRequest.newBuilder(URI.create(scheme + "://" + host + ":" + edge.port() + "/"))
                .timeout(Duration.ofMinutes(1))
                .POST(BodyPublishers.ofString(body))
                .build();

        for (int i = 0; i < 3; i++) {
            var answer = client.sendAsync(request, BodyHandlers.ofString());
            var arrived = edge.next();
            arrived.answer().complete(EdgeUnderTest.ok(body));

            assertThat(answer.get().body()).isEqualTo(body);
            assertThat(answer.get().version()).isEqualTo(version);
            assertThat(arrived.request().client()).startsWith("127.0.0.1:");
            assertThat(arrived.request().body().remaining()).isEqualTo(body.length());
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "http/1.1", "h2"})
    void http1IsSpokenOverTlsWhateverAlpnSays(String protocol) throws Exception {
        try (var socket = TlsClient.connect(server, edge.port(), protocols(protocol))) {
            var input = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));

            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}".getBytes(US_ASCII));
            edge.next().answer().complete(EdgeUnderTest.ok(""));

            assertThat(input.readLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "http/1.1", "h2"})
    void http2IsSpokenOverTlsWhateverAlpnSays(String protocol) throws Exception {
        try (var socket = TlsClient.connect(server, edge.port(), protocols(protocol))) {
            socket.getOutputStream().write(Http2Bytes.beginning());

            assertThat(Http2Bytes.readType(socket.getInputStream())).isEqualTo(Http2Bytes.SETTINGS);
        }
    }

    @Test
    void whatComesByteByByteIsUnderstoodToo() throws Exception {
        try (var socket = TlsClient.connect(server, edge.port())) {
            for (byte each : Http2Bytes.beginning()) {
                socket.getOutputStream().write(each);
            }

            assertThat(Http2Bytes.readType(socket.getInputStream())).isEqualTo(Http2Bytes.SETTINGS);
        }
        try (var connection = new RawConnection(edge.port())) {
            for (char each : "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n".toCharArray()) {
                connection.send(String.valueOf(each));
            }

            assertThat(connection.readLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void severalRequestsInOnePieceAreAllAnswered() throws IOException {
        try (var connection = new RawConnection(edge.port())) {
            connection.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n".repeat(3) + "GET /health");
            connection.send("/live HTTP/1.1\r\nHost: x\r\n\r\n");

            for (int answers = 0; answers < 4; ) {
                // The body before it ends without a line break.
                if (connection.readLine().endsWith("HTTP/1.1 200 OK")) {
                    answers++;
                }
            }
        }
    }

    private static String[] protocols(String protocol) {
        return protocol.isEmpty() ? new String[0] : new String[] {protocol};
    }
}
