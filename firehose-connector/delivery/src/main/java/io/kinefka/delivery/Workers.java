package io.kinefka.delivery;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that encode, deliver and transform, for all engines of a process. Engines' own threads never wait; these
 * do, and their numbers bound what is under way.
 */
public final class Workers implements AutoCloseable {
    private final ExecutorService uploads;
    private final ExecutorService requests;
    private final ExecutorService invocations;

    /**
     * Starts threads as they are needed.
     *
     * @param uploads at once; each encodes its object while it uploads it, and needs 24 MiB at most
     * @param requests to HTTP endpoints at once
     * @param invocations of functions at once; each needs 16 MiB at most
     */
    public Workers(int uploads, int requests, int invocations) {
        this.uploads = pool("firehose-upload-", uploads);
        this.requests = pool("firehose-request-", requests);
        this.invocations = pool("firehose-invocation-", invocations);
    }

    void upload(Runnable task) {
        uploads.execute(task);
    }

    void request(Runnable task) {
        requests.execute(task);
    }

    void invoke(Runnable task) {
        invocations.execute(task);
    }

    /** Ends the threads without waiting for what is under way. */
    @Override
    public void close() {
        List.of(uploads, requests, invocations).forEach(pool -> {
            var unused = pool.shutdownNow();
        });
    }

    private static ExecutorService pool(String name, int threads) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, name + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        return Executors.newFixedThreadPool(threads, factory);
    }
}
