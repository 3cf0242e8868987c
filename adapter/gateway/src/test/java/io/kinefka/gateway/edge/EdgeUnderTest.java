package io.kinefka.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.wire.DispatchSettings;
import io.kinefka.aws.wire.WireDispatcher;
import io.kinefka.aws.wire.WireRequest;
import io.kinefka.aws.wire.WireResponse;
import io.kinefka.gateway.edge.port.PortSettings;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** An edge on a free port whose requests wait until the test answers them. */
final class EdgeUnderTest implements Dispatcher, AutoCloseable {
    static final int BODY_BYTES_MAX = 100_000;
    static final int BODIES_BYTES_MAX = 250_000;
    static final int ANSWERS_BYTES_MAX = 40_000_000;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final WireDispatcher WIRE = new WireDispatcher(
            List.of(),
            new DispatchSettings("000000000000", "us-east-1"),
            (service, operation, errorCode, nanos) -> {},
            () -> "request-id",
            Clock.systemUTC());

    private final BlockingQueue<Pending> pending = new LinkedBlockingQueue<>();
    private final HttpEdge edge;
    volatile boolean ready = true;

    /** Without TLS, and with deadlines that no test reaches. */
    EdgeUnderTest() {
        this(
                new PortSettings(Optional.empty(), 1000, Duration.ofMinutes(1)),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1));
    }

    EdgeUnderTest(PortSettings connections, Duration idleTimeout, Duration bodyTimeout) {
        edge = HttpEdge.start(
                        new EdgeSettings(
                                0,
                                connections,
                                idleTimeout,
                                bodyTimeout,
                                BODY_BYTES_MAX,
                                BODIES_BYTES_MAX,
                                ANSWERS_BYTES_MAX,
                                2),
                        this,
                        new Probes(() -> ready, () -> "requests 1\n"))
                .toCompletableFuture()
                .join();
    }

    @Override
    public CompletionStage<WireResponse> dispatch(WireRequest request) {
        var answer = new CompletableFuture<WireResponse>();
        pending.add(new Pending(request, answer, Thread.currentThread().getName()));
        return answer;
    }

    @Override
    public CompletionStage<WireResponse> refuse(WireRequest request, AwsException reason) {
        return CompletableFuture.completedFuture(WIRE.refuse(request, reason));
    }

    HttpEdge edge() {
        return edge;
    }

    int port() {
        return edge.port();
    }

    /** The next request that reached the dispatcher. */
    Pending next() throws InterruptedException {
        var next = pending.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("No request arrived");
        }
        return next;
    }

    void awaitAnswerBytesHeld(long bytes) {
        awaitHeld(edge::answerBytesHeld, bytes);
    }

    void awaitBodyBytesHeld(long bytes) {
        awaitHeld(edge::bodyBytesHeld, bytes);
    }

    private static void awaitHeld(LongSupplier held, long bytes) {
        await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(() -> assertThat(held.getAsLong())
                .isEqualTo(bytes));
    }

    void awaitIdle() {
        await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(() -> {
            assertThat(edge.requestsInFlight()).isZero();
            assertThat(heldBytes()).isZero();
        });
    }

    private long heldBytes() {
        return edge.bodyBytesHeld() + edge.answerBytesHeld();
    }

    static WireResponse ok(String body) {
        return new WireResponse(200, Map.of(), ByteBuffer.wrap(body.getBytes(UTF_8)));
    }

    boolean nothingArrived() {
        return pending.isEmpty();
    }

    @Override
    public void close() {
        edge.close();
    }

    record Pending(WireRequest request, CompletableFuture<WireResponse> answer, String thread) {}
}
