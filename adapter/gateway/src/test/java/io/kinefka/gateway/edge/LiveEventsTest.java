package io.kinefka.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that are slow, stand still, or vanish while they are sent events. */
class LiveEventsTest {
    private static final int LARGE = 1 << 20;
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Vertx vertx = Vertx.vertx();
    /** Vert.x closes clients that nothing refers to. */
    private final List<HttpClient> clients = new ArrayList<>();

    private final ByteBudget budget = new ByteBudget(4 * LARGE);

    @AfterEach
    void close() throws Exception {
        vertx.close().await(60, TimeUnit.SECONDS);
    }

    /** Sends these events to everybody who asks, and returns the port. */
    private int serve(EndlessEvents events, Duration patience, int idleSeconds) throws Exception {
        var live = new LiveEvents(budget, patience, ForkJoinPool.commonPool());
        return vertx.createHttpServer(
                        new HttpServerOptions().setHttp2ClearTextEnabled(true).setIdleTimeout(idleSeconds))
                .requestHandler(request -> live.send(vertx.getOrCreateContext(), request.response(), events))
                .listen(0, "127.0.0.1")
                .await(60, TimeUnit.SECONDS)
                .actualPort();
    }

    /** A client that reads nothing but the head of the answer. */
    private HttpClientResponse standStill(int port, HttpVersion version) throws Exception {
        var client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
        clients.add(client);
        return client.request(HttpMethod.GET, port, "127.0.0.1", "/")
                .compose(request -> request.send().map(HttpClientResponse::pause))
                .await(60, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void asksForNoMoreThanAClientTakes(HttpVersion version) throws Exception {
        var events = new EndlessEvents(LARGE);

        var response = standStill(serve(events, LONG, 0), version);
        int asked = events.awaitQuiet();

        // What the sockets hold is not ours to bound.
        assertThat(asked).isLessThan(64);
        awaitHeld(LARGE);
        response.handler(bytes -> {}).resume();
        events.awaitAsked(asked + 100);
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1,1", "HTTP_2,0"})
    void givesAClientUpThatTakesNothingForTooLong(HttpVersion version, int idleSeconds) throws Exception {
        var events = new EndlessEvents(LARGE);

        standStill(serve(events, Duration.ofMillis(500), idleSeconds), version);

        assertThat(events.awaitCancelled()).isTrue();
        awaitHeld(0);
    }

    @Test
    void forgetsAClientWhoseConnectionIsReset() throws Exception {
        var events = new EndlessEvents(LARGE);
        int port = serve(events, LONG, 0);

        try (var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            events.awaitQuiet();
            // Closing sends a reset instead of what TCP says at the end.
            socket.setSoLinger(true, 0);
        }

        assertThat(events.awaitCancelled()).isTrue();
        awaitHeld(0);
    }

    @Test
    void endsWhatTheBudgetHasNoRoomFor() throws Exception {
        var events = new EndlessEvents(5 * LARGE);

        var response = standStill(serve(events, LONG, 0), HttpVersion.HTTP_1_1);
        var body = response.resume().body().await(60, TimeUnit.SECONDS);

        assertThat(body.length()).isZero();
        assertThat(events.awaitCancelled()).isTrue();
    }

    private void awaitHeld(long bytes) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(budget.held()).isEqualTo(bytes));
    }
}
