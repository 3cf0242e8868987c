package io.kinefka.log.catalog;

import io.kinefka.log.error.LogException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/**
 * The state of every service, shared by all gateways of a cluster. Reading is a lock-free look at an immutable
 * snapshot; changing is a {@link Decision} that is carried out when no other gateway can interfere.
 */
public final class Catalog implements AutoCloseable {
    private static final int QUEUED_CHANGES_MAX = 1024;

    private final CatalogReplay replay;
    private final CatalogTail tail;
    private final CatalogWriter writer;
    private final Duration deadline;
    private final CatalogRefresh refresh = new CatalogRefresh(this);
    private final ThreadPoolExecutor writing =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUED_CHANGES_MAX), task -> {
                var thread = new Thread(task, "kinefka-catalog-writer");
                thread.setDaemon(true);
                return thread;
            });

    /** Takes over its parts; a change that is not carried out within the deadline fails. */
    Catalog(CatalogReplay replay, CatalogTail tail, CatalogWriter writer, Duration deadline) {
        this.replay = replay;
        this.tail = tail;
        this.writer = writer;
        this.deadline = deadline;
    }

    /** The newest state that this gateway has seen. */
    public CatalogSnapshot snapshot() {
        return replay.snapshot();
    }

    /**
     * Waits until {@link #snapshot()} tells all that is committed by now.
     *
     * @throws LogException when Kafka does not make that possible in time
     */
    public void awaitNewest() throws InterruptedException {
        try {
            tail.awaitNewest(System.nanoTime() + deadline.toNanos());
        } catch (KafkaException e) {
            throw LogException.unavailable("The catalog's newest state is not known", e);
        }
    }

    /** As {@link #awaitNewest}, without waiting. */
    public CompletionStage<CatalogSnapshot> refresh() {
        return refresh.request();
    }

    /** Tells of every new snapshot, on the replaying thread: return fast. */
    public void onChange(Consumer<CatalogSnapshot> listener) {
        replay.onChange(listener);
    }

    /**
     * Changes the state, or refuses to.
     *
     * @return the decision's answer once its writes are visible in {@link #snapshot()}; fails with whatever the
     *     decision threw, or with {@link LogException} when Kafka did not carry it out in time
     */
    public <T> CompletionStage<T> change(Decision<T> decision) {
        var answer = new CompletableFuture<T>();
        try {
            writing.execute(() -> carryOut(decision, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(LogException.overloaded("Too many catalog changes are waiting"));
        }
        return answer.orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException
                                ? LogException.unavailable("The catalog was not changed in time", failure)
                                : failure));
    }

    private <T> void carryOut(Decision<T> decision, CompletableFuture<T> answer) {
        // Whoever was told that it failed must not see it done after all.
        if (answer.isDone()) {
            return;
        }
        try {
            answer.complete(writer.change(decision));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.completeExceptionally(LogException.unavailable("The gateway is closing", e));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        refresh.close();
        writing.shutdownNow();
        try {
            writing.awaitTermination(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.close();
        replay.close();
    }
}
