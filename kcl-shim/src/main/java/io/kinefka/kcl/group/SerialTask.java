package io.kinefka.kcl.group;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs something whenever it has been asked to, in some thread of an executor, but never in two at once. */
final class SerialTask {
    private final Executor executor;
    private final Runnable body;
    private final AtomicInteger asked = new AtomicInteger();

    SerialTask(Executor executor, Runnable body) {
        this.executor = executor;
        this.body = body;
    }

    /** The body runs once more, entirely after this call. */
    void signal() {
        if (asked.getAndIncrement() == 0) {
            executor.execute(this::run);
        }
    }

    private void run() {
        int answered = asked.get();
        do {
            body.run();
            answered = asked.addAndGet(-answered);
        } while (answered != 0);
    }
}
