package io.kinefka.gateway.edge;

import io.kinefka.aws.wire.WireEvents;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Has an event whenever it is asked, until it is cancelled. */
final class EndlessEvents implements WireEvents {
    private final int bytes;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch cancelled = new CountDownLatch(1);

    EndlessEvents(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        asked.incrementAndGet();
        return CompletableFuture.completedFuture(
                cancelled.getCount() == 0 ? Optional.empty() : Optional.of(ByteBuffer.allocate(bytes)));
    }

    @Override
    public void cancel() {
        cancelled.countDown();
    }

    boolean awaitCancelled() throws InterruptedException {
        return cancelled.await(20, TimeUnit.SECONDS);
    }

    void awaitAsked(int count) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (asked.get() < count) {
            if (System.nanoTime() > until) {
                throw new AssertionError("Asked only " + asked + " times");
            }
            Thread.onSpinWait();
        }
    }

    /** Waits until nobody has asked for half a second, and returns how often that was done before. */
    int awaitQuiet() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            int before = asked.get();
            long quiet = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
            while (asked.get() == before && System.nanoTime() < quiet) {
                Thread.onSpinWait();
            }
            if (asked.get() == before && before > 0) {
                return before;
            }
            if (System.nanoTime() > until) {
                throw new AssertionError("Still asked for more, after " + before + " events");
            }
        }
    }
}
