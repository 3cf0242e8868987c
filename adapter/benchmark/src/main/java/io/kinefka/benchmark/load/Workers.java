package io.kinefka.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/** Threads that do the same until the time is up. A failure of one is a failure of all. */
public final class Workers implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "load");
        thread.setDaemon(true);
        return thread;
    });

    /** Runs one step of each worker after another until the time is up, and one at least; returns the seconds that it took. */
    public double repeat(int workers, Duration duration, IntConsumer step) {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        return all(workers, worker -> {
            do {
                step.accept(worker);
            } while (System.nanoTime() < end);
        });
    }

    /** Runs each worker once; returns the seconds until the last had finished. */
    public double all(int workers, IntConsumer work) {
        long begin = System.nanoTime();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int worker = i;
            running.add(CompletableFuture.runAsync(() -> work.accept(worker), threads));
        }
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Runs something besides, until it ends by itself. */
    public CompletableFuture<Void> start(Runnable work) {
        return CompletableFuture.runAsync(work, threads);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
