package io.kinefka.gateway.edge;

import static io.kinefka.gateway.edge.SocketClients.assertAnswers;
import static io.kinefka.gateway.edge.SocketClients.assertCloses;
import static io.kinefka.gateway.edge.SocketClients.assertClosesWhileSending;
import static io.kinefka.gateway.edge.SocketClients.awaitType;
import static io.kinefka.gateway.edge.SocketClients.readAnswer;
import static io.kinefka.gateway.edge.SocketClients.readOrTimeOut;
import static io.kinefka.gateway.edge.SocketClients.send;
import static io.kinefka.gateway.edge.SocketClients.since;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.gateway.edge.port.PortSettings;
import io.kinefka.gateway.tls.Identity;
import io.kinefka.gateway.tls.TlsDirectory;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may do wrong with a connection, which costs them that connection and nobody else anything. */
class BadConnectionsTest {
    private static final Duration DEADLINE = Duration.ofMillis(500);
    private static final int CONNECTIONS_MAX = 20;
    /** A client's head that never comes to its end. */
    private static final String ENDLESS = "POST / HTTP/1.1\r\nHost: x\r\n" + "X-A: b\r\n".repeat(50_000);

    @SuppressWarnings("NullAway.Init")
    private static Identity server;

    @SuppressWarnings("NullAway.Init")
    private static EdgeUnderTest edge;

    @SuppressWarnings("NullAway.Init")
    private static SocketClients clients;

    @SuppressWarnings("NullAway.Init")
    private static Socket other;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        server = new TlsDirectory(directory, Clock.systemUTC()).open(List.of("localhost"));
        loadTls();
        edge = new EdgeUnderTest(
                new PortSettings(Optional.of(server), CONNECTIONS_MAX, DEADLINE), Duration.ofMinutes(1), DEADLINE);
        clients = new SocketClients(edge.port(), DEADLINE);
        other = clients.inTime(() -> TlsClient.connect(server, edge.port()), SocketClients::assertAnswers);
    }

    /** The first connection of a process takes longer than any other, and is none that goes wrong. */
    private static void loadTls() throws Exception {
        Duration patience = Duration.ofMinutes(1);
        var settings = new PortSettings(Optional.of(server), CONNECTIONS_MAX, patience);
        try (var patient = new EdgeUnderTest(settings, patience, patience);
                var socket = TlsClient.connect(server, patient.port())) {
            assertAnswers(socket);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        other.close();
        edge.close();
    }

    /** Longer than every deadline, there is a client who does nothing wrong. */
    @AfterEach
    void othersAreServedAsBefore() throws Exception {
        assertAnswers(other);
        clients.served().close();
        edge.awaitIdle();
    }

    @Test
    void garbageThatLooksLikeTlsIsClosed() throws Exception {
        try (var socket = clients.connect()) {
            var garbage = new byte[5000];
            new Random(1).nextBytes(garbage);
            System.arraycopy(new byte[] {0x16, 3, 1, 0x10, 0}, 0, garbage, 0, 5);

            socket.getOutputStream().write(garbage);

            assertCloses(socket);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016",
                "\u0016\u00ff\u00ff\u00ff\u00ff\u00ff\r\n\r\n",
                "\u0080\u0001\u0002\u0003",
                "SSH-2.0-x\r\n\r\n"
            })
    void garbageIsClosed(String garbage) throws Exception {
        try (var socket = clients.connect()) {
            socket.getOutputStream().write(garbage.getBytes(ISO_8859_1));

            assertCloses(socket);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\u0016\u0003\u0001\u0001\u0000\u0001", "GET / HTTP/1.1\r\nHost:", "PRI * HTTP/2.0\r\n"})
    void halfAHandshakeOrHeadIsClosed(String half) throws Exception {
        try (var socket = clients.connect()) {
            socket.getOutputStream().write(half.getBytes(ISO_8859_1));

            assertCloses(socket);
        }
    }

    @Test
    void aTlsConnectionOnWhichNothingIsAskedIsClosed() throws Exception {
        try (var socket = clients.inTime(() -> TlsClient.connect(server, edge.port()), made -> {})) {
            assertCloses(socket);
        }
    }

    @Test
    void slowHeadersAreClosedAlthoughBytesKeepComing() throws Exception {
        try (var socket = clients.connect()) {
            assertClosesWhileSending(socket, ENDLESS.getBytes(US_ASCII));
        }
    }

    @Test
    void slowHeadersOfALaterRequestAreClosed() throws Exception {
        try (var socket = clients.served()) {
            assertClosesWhileSending(socket, ENDLESS.getBytes(US_ASCII));
        }
    }

    @Test
    void aConnectionMayRestWhenABodyHasComeAfterItsHead() throws Exception {
        try (var socket = clients.inTime(clients::connect, BadConnectionsTest::sendBodyAfterHead)) {
            socket.setSoTimeout(Math.toIntExact(DEADLINE.multipliedBy(3).toMillis()));
            assertThat(readOrTimeOut(socket.getInputStream())).isZero();

            socket.setSoTimeout(SocketClients.PATIENCE_MILLIS);
            assertAnswers(socket);
        }
    }

    private static void sendBodyAfterHead(Socket socket) throws IOException {
        var output = socket.getOutputStream();
        long begin = System.nanoTime();
        output.write("GET /health/live HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n".getBytes(US_ASCII));
        readAnswer(socket);
        output.write("later".getBytes(US_ASCII));
        assertThat(since(begin)).isLessThan(DEADLINE);
    }

    @Test
    void slowHeadersOfHttp2AreClosed() throws Exception {
        try (var socket = clients.connect()) {
            send(
                    socket,
                    Http2Bytes.concat(
                            Http2Bytes.beginning(), Http2Bytes.frame(Http2Bytes.HEADERS, 0, 1, Http2Bytes.post())));

            assertClosesWhileSending(
                    socket,
                    Http2Bytes.frame(
                            Http2Bytes.CONTINUATION, 0, 1, "x".repeat(16_000).getBytes(US_ASCII)));
        }
    }

    @Test
    void aSlowBodyIsGivenUpAndItsMemoryGivenBack() throws Exception {
        try (var socket = clients.inTime(clients::connect, BadConnectionsTest::announceBody)) {
            assertClosesWhileSending(socket, "x".repeat(50_000).getBytes(US_ASCII));
        }
        edge.awaitBodyBytesHeld(0);
        assertThat(edge.nothingArrived()).isTrue();
    }

    /** Returns while room is kept for the body, which is not for long. */
    private static void announceBody(Socket socket) throws IOException {
        long begin = System.nanoTime();
        socket.getOutputStream()
                .write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\r\n".getBytes(US_ASCII));
        while (edge.edge().bodyBytesHeld() != 90_000) {
            assertThat(since(begin)).as("no room was kept").isLessThan(DEADLINE);
        }
    }

    @Test
    void aSlowBodyOfHttp2CostsItsStreamOnly() throws Exception {
        try (var socket = clients.inTime(clients::connect, BadConnectionsTest::beginHttp2)) {
            awaitType(socket, Http2Bytes.RST_STREAM);

            socket.getOutputStream().write(Http2Bytes.frame(Http2Bytes.PING, 0, 0, new byte[8]));
            awaitType(socket, Http2Bytes.PING);
        }
    }

    private static void beginHttp2(Socket socket) throws IOException {
        socket.getOutputStream()
                .write(Http2Bytes.concat(
                        Http2Bytes.beginning(),
                        Http2Bytes.frame(Http2Bytes.HEADERS, Http2Bytes.END_HEADERS, 1, Http2Bytes.post())));
        awaitType(socket, Http2Bytes.SETTINGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST / HTTP/1.1\r\nHost: x\r\nX-Large: ", "POST /"})
    void headsThatAreTooLargeAreRefused(String beginning) throws Exception {
        try (var socket = clients.connect()) {
            socket.getOutputStream().write(beginning.getBytes(US_ASCII));
            send(socket, "x".repeat(1 << 20).getBytes(US_ASCII));

            assertCloses(socket);
        }
        assertThat(edge.nothingArrived()).isTrue();
    }

    @Test
    void aHeadOfHttp2ThatIsTooLargeIsRefused() throws Exception {
        try (var socket = clients.connect()) {
            var large = Http2Bytes.concat(
                    Http2Bytes.post(), new byte[] {0, 1, 'a', 0x7f, (byte) 0x81, 0x7f}, new byte[16_000]);
            send(
                    socket,
                    Http2Bytes.concat(
                            Http2Bytes.beginning(),
                            Http2Bytes.frame(Http2Bytes.HEADERS, 0, 1, large),
                            Http2Bytes.repeated(
                                    Http2Bytes.frame(Http2Bytes.CONTINUATION, 0, 1, new byte[16_000]), 64)));

            assertCloses(socket);
        }
        assertThat(edge.nothingArrived()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {Http2Bytes.PING, Http2Bytes.SETTINGS, Http2Bytes.PRIORITY, 0x77})
    void floodsOfControlFramesAreClosed(int type) throws Exception {
        try (var socket = clients.connect()) {
            var payload = new byte[type == Http2Bytes.SETTINGS ? 0 : type == Http2Bytes.PRIORITY ? 5 : 8];
            int stream = type == Http2Bytes.PRIORITY ? 3 : 0;
            send(socket, Http2Bytes.beginning());

            send(socket, Http2Bytes.repeated(Http2Bytes.frame(type, 0, stream, payload), 2000));

            assertCloses(socket);
        }
    }

    @Test
    void floodsOfResetsAreClosed() throws Exception {
        try (var socket = clients.connect()) {
            send(socket, Http2Bytes.beginning());
            var flood = new byte[1000][];
            for (int i = 0; i < flood.length; i++) {
                int stream = 2 * i + 1;
                flood[i] = Http2Bytes.concat(
                        Http2Bytes.frame(Http2Bytes.HEADERS, Http2Bytes.END_HEADERS, stream, Http2Bytes.post()),
                        Http2Bytes.frame(Http2Bytes.RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8}));
            }

            send(socket, Http2Bytes.concat(flood));

            assertCloses(socket);
        }
    }

    @Test
    void aFloodOverTlsIsClosedToo() throws Exception {
        try (var socket = clients.inTime(
                () -> TlsClient.connect(server, edge.port(), "h2"), begun -> send(begun, Http2Bytes.beginning()))) {
            send(socket, Http2Bytes.repeated(Http2Bytes.frame(Http2Bytes.PING, 0, 0, new byte[8]), 2000));

            assertCloses(socket);
        }
    }

    @Test
    void moreConnectionsThanThereMayBeAreClosedAtOnce() throws Exception {
        var sockets = new Socket[2 * CONNECTIONS_MAX];
        for (int i = 0; i < sockets.length; i++) {
            sockets[i] = clients.connect();
        }

        assertAnswers(other);
        for (var each : sockets) {
            assertCloses(each);
            each.close();
        }

        clients.served().close();
    }
}
