package io.kinefka.log.shared;

import io.kinefka.log.error.LogException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that works on a shared topic until it is closed, and begins again when Kafka fails. */
public final class TopicThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicThread.class);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private final Thread thread;
    private final Duration retry;
    private final Work work;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> following;

    /** What the thread does. It returns when the thread {@link #isClosing}, or for good. */
    @FunctionalInterface
    public interface Work {
        /** Begins from where it was left. */
        void run() throws InterruptedException;
    }

    /**
     * Prepares the thread.
     *
     * @param retry the pause before it begins again
     */
    public TopicThread(String name, Duration retry, Work work) {
        this.thread = new Thread(this::run, name);
        this.retry = retry;
        this.work = work;
        thread.setDaemon(true);
    }

    /** Lets it work. */
    public void start() {
        thread.start();
    }

    /** Whether it is to end. */
    public boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Names the consumer that the thread waits for from now on; none if null. */
    public void follow(@Nullable KafkaConsumer<byte[], byte[]> consumer) {
        following = consumer;
    }

    /** Interrupts its waiting for the consumer, by a {@link WakeupException}. */
    public void wake() {
        var consumer = following;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void run() {
        try {
            do {
                try {
                    work.run();
                    return;
                } catch (WakeupException e) {
                    LOG.atTrace().log("Woken");
                } catch (KafkaException | LogException e) {
                    LOG.atWarn()
                            .addKeyValue("thread", thread.getName())
                            .setCause(e)
                            .log("A shared topic cannot be used; trying again");
                    var unused = closing.await(retry.toNanos(), TimeUnit.NANOSECONDS);
                }
            } while (!isClosing());
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets it finish, for two seconds at most. */
    @Override
    public void close() {
        close(CLOSE_MAX);
    }

    /** Lets it finish, for so long at most. */
    public void close(Duration patience) {
        closing.countDown();
        wake();
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
