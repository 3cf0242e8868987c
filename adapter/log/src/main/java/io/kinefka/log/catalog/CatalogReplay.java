package io.kinefka.log.catalog;

import io.kinefka.log.error.LogException;
import io.kinefka.mapping.CatalogKey;
import io.kinefka.mapping.UnsupportedFormatException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the catalog's topic in one thread and publishes what it says as snapshots. */
final class CatalogReplay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogReplay.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final Thread thread;
    private final List<Consumer<CatalogSnapshot>> listeners = new CopyOnWriteArrayList<>();
    private final List<CatalogWrite> unpublished = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile CatalogSnapshot snapshot = CatalogSnapshot.EMPTY;
    private volatile boolean closed;
    private long replayedTo;
    private @Nullable UnsupportedFormatException failure;

    /** Takes over a consumer that reads committed transactions only. */
    CatalogReplay(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        this.consumer = consumer;
        this.partition = partition;
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        thread = new Thread(this::follow, "kinefka-catalog-replay");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    CatalogSnapshot snapshot() {
        return snapshot;
    }

    void onChange(Consumer<CatalogSnapshot> listener) {
        listeners.add(listener);
    }

    /**
     * Waits until everything below an offset can be seen in {@link #snapshot()}.
     *
     * @return whether that came true in time
     * @throws LogException when the catalog cannot be followed any more
     */
    boolean awaitReplayedTo(long offset, Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (replayedTo < offset && nanos > 0 && !closed && failure == null) {
                nanos = advanced.awaitNanos(nanos);
            }
            if (failure != null) {
                throw LogException.unavailable("The catalog was written by a newer version", failure);
            }
            return replayedTo >= offset;
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        try (consumer) {
            while (!closed) {
                try {
                    consumer.poll(POLL).records(partition).forEach(this::collect);
                    publishWhenConsistent();
                } catch (WakeupException e) {
                    LOG.atDebug().log("Catalog replay is being closed");
                } catch (KafkaException e) {
                    LOG.atWarn().setCause(e).log("Catalog replay failed; trying again");
                    pause();
                }
            }
        } catch (UnsupportedFormatException e) {
            LOG.atError().setCause(e).log("The catalog was written by a newer version; it cannot be followed");
            fail(e);
        }
    }

    private void fail(UnsupportedFormatException cause) {
        lock.lock();
        try {
            failure = cause;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void collect(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        unpublished.add(new CatalogWrite(CatalogKey.decode(kafkaRecord.key()), kafkaRecord.value()));
    }

    /** The last stable offset never lies inside a committed transaction: at lag zero no change is half seen. */
    private void publishWhenConsistent() {
        if (consumer.currentLag(partition).orElse(1) > 0) {
            return;
        }
        long position = consumer.position(partition);
        if (!unpublished.isEmpty()) {
            snapshot = snapshot.replay(unpublished);
            unpublished.clear();
            listeners.forEach(this::tell);
        }
        lock.lock();
        try {
            replayedTo = position;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A listener's defect must not end the replay. */
    private void tell(Consumer<CatalogSnapshot> listener) {
        try {
            listener.accept(snapshot);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("A listener of the catalog failed");
        }
    }

    private void pause() {
        lock.lock();
        try {
            long nanos = POLL.toNanos();
            while (nanos > 0 && !closed) {
                nanos = advanced.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
