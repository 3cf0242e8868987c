package io.kinefka.log.read;

import io.kinefka.log.error.LogException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;

/** One thread with one consumer and a bounded queue of reads. */
final class ReaderThread implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMillis(200);

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final PositionedConsumer consumer;
    private final BlockingQueue<Task> queue;
    private final Thread thread;
    private volatile boolean closed;

    record Task(ReadPosition position, ReadLimits limits, CompletableFuture<ReadResult> result) {}

    ReaderThread(String name, PositionedConsumer consumer, int queuedMax) {
        this.consumer = consumer;
        this.queue = new ArrayBlockingQueue<>(queuedMax);
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean offer(Task task) {
        return !closed && queue.offer(task);
    }

    private void run() {
        try (consumer) {
            while (!closed) {
                Task task = queue.poll(IDLE.toNanos(), TimeUnit.NANOSECONDS);
                // One that nobody waits for any more must not hold up the others.
                if (task != null && !task.result().isDone()) {
                    serve(task);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Task task) {
        try {
            task.result().complete(consumer.read(task.position(), task.limits()));
        } catch (KafkaException e) {
            consumer.forget();
            task.result().completeExceptionally(LogException.unavailable("Kafka could not be read", e));
        } catch (RuntimeException e) {
            consumer.forget();
            task.result().completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.forEach(
                task -> task.result().completeExceptionally(LogException.unavailable("The gateway is closing", null)));
    }
}
