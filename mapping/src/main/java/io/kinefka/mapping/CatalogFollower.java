package io.kinefka.mapping;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Keeps a {@link ShardDirectory} up to date with the catalog topic, on a daemon thread of its own. */
final class CatalogFollower implements AutoCloseable {

    static final TopicPartition CATALOG = new TopicPartition(CatalogKey.CATALOG_TOPIC, 0);

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration FOREVER = Duration.ofDays(36_500);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final long NOT_LOCATED = -1;

    private final Consumer<byte[], byte[]> consumer;
    private final ShardDirectory directory;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private long endAtStart = NOT_LOCATED;

    private CatalogFollower(Consumer<byte[], byte[]> consumer, ShardDirectory directory, String name) {
        this.consumer = consumer;
        this.directory = directory;
        this.thread = new Thread(this::follow, name);
        thread.setDaemon(true);
    }

    /**
     * Starts the thread.
     *
     * @param consumer closed by this follower
     */
    static CatalogFollower start(Consumer<byte[], byte[]> consumer, ShardDirectory directory, String threadName) {
        CatalogFollower follower = new CatalogFollower(consumer, directory, threadName);
        follower.thread.start();
        return follower;
    }

    /** Ends the thread, waiting a few seconds for it. */
    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join(CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try (consumer) {
            Duration pause = Duration.ZERO;
            while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long to wait before the next step. */
    private Duration step() {
        try {
            return endAtStart == NOT_LOCATED ? locate() : replayNext();
        } catch (WakeupException e) {
            return Duration.ZERO;
        } catch (KafkaException e) {
            directory.failed(e);
            return RETRY;
        } catch (IllegalArgumentException | UnsupportedFormatException e) {
            directory.failed(new KafkaException("The catalog holds a record that this version cannot read", e));
            directory.caughtUp();
            return FOREVER;
        }
    }

    private Duration locate() {
        if (consumer.partitionsFor(CATALOG.topic()).isEmpty()) {
            // A cluster without catalog has no streams, but one may still be created.
            directory.recovered();
            directory.caughtUp();
            return RETRY;
        }
        consumer.assign(List.of(CATALOG));
        consumer.seekToBeginning(List.of(CATALOG));
        endAtStart = consumer.endOffsets(List.of(CATALOG)).getOrDefault(CATALOG, 0L);
        return Duration.ZERO;
    }

    private Duration replayNext() {
        for (ConsumerRecord<byte[], byte[]> entity : consumer.poll(POLL)) {
            directory.replay(entity.key(), entity.value());
        }
        boolean complete = consumer.position(CATALOG) >= endAtStart;
        // Before releasing those who wait: they must not meet a fault that is over.
        directory.recovered();
        if (complete) {
            directory.caughtUp();
        }
        return Duration.ZERO;
    }
}
