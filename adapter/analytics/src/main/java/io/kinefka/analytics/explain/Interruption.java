package io.kinefka.analytics.explain;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets what runs until this process is interrupted end in order. */
final class Interruption {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Interruption() {}

    /**
     * Runs a task. Does not return when the process is told to end.
     *
     * @param stop has it end soon; called when the process is told to end, which then waits some seconds for the task
     */
    static void handledBy(Runnable stop, Runnable task) {
        var ended = new CountDownLatch(1);
        var hook = new Thread(() -> {
            stop.run();
            await(ended);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            task.run();
        } finally {
            ended.countDown();
            remove(hook);
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            var unused = ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            var unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // So that the exit code is that of a process that was interrupted.
            await(new CountDownLatch(1));
        }
    }
}
