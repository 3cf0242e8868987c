package io.kinefka.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.aws.wire.WireRequest;
import io.kinefka.aws.wire.WireResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An edge on a free port whose requests wait until the test answers them. */
final class EdgeUnderTest implements AutoCloseable {
    static final int BODY_BYTES_MAX = 100_000;
    static final int BODIES_BYTES_MAX = 250_000;

    private final BlockingQueue<Pending> pending = new LinkedBlockingQueue<>();
    private final HttpEdge edge;
    volatile boolean ready = true;

    EdgeUnderTest() {
        edge = HttpEdge.start(
                        new EdgeSettings(0, BODY_BYTES_MAX, BODIES_BYTES_MAX, 2),
                        this::dispatch,
                        new Probes(() -> ready, () -> "requests 1\n"))
                .toCompletableFuture()
                .join();
    }

    private CompletableFuture<WireResponse> dispatch(WireRequest request) {
        var answer = new CompletableFuture<WireResponse>();
        pending.add(new Pending(request, answer, Thread.currentThread().getName()));
        return answer;
    }

    HttpEdge edge() {
        return edge;
    }

    int port() {
        return edge.port();
    }

    /** The next request that reached the dispatcher. */
    Pending next() throws InterruptedException {
        var next = pending.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("No request arrived");
        }
        return next;
    }

    void awaitIdle() throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (edge.requestsInFlight() > 0 || edge.bodyBytesHeld() > 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        edge.requestsInFlight() + " requests and " + edge.bodyBytesHeld() + " bytes are still held");
            }
            Thread.onSpinWait();
        }
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
