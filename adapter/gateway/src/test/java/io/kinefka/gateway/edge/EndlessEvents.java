package io.kinefka.gateway.edge;

import static org.awaitility.Awaitility.await;

import io.kinefka.aws.wire.WireEvents;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Has an event whenever it is asked, until it is cancelled. */
final class EndlessEvents implements WireEvents {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int bytes;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch cancelled = new CountDownLatch(1);

    EndlessEvents(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public CompletionStage<List<ByteBuffer>> next() {
        asked.incrementAndGet();
        return CompletableFuture.completedFuture(
                cancelled.getCount() == 0 ? List.of() : List.of(ByteBuffer.allocate(bytes)));
    }

    @Override
    public void cancel() {
        cancelled.countDown();
    }

    boolean awaitCancelled() throws InterruptedException {
        return cancelled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    void awaitAsked(int count) {
        await().atMost(PATIENCE).until(() -> asked.get() >= count);
    }

    /** Waits until nobody has asked for half a second, and returns how often that was done before. */
    int awaitQuiet() {
        var before = new AtomicInteger();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            int now = asked.get();
            return now > 0 && before.getAndSet(now) == now;
        });
        return before.get();
    }
}
