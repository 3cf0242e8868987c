package io.kinefka.kcl.catalog;

import io.kinefka.mapping.CatalogKey;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMetadataFormat;
import io.kinefka.mapping.UnsupportedFormatException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the catalog topic in a thread of its own and publishes the streams as snapshots, each as it stood after a whole
 * change: a shard is never seen closed without its children.
 */
public final class StreamCatalog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamCatalog.class);
    private static final TopicPartition CATALOG = new TopicPartition(CatalogKey.CATALOG_TOPIC, 0);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final Map<StreamId, StreamMetadata> replayed = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Void> read = new CompletableFuture<>();
    private volatile Map<StreamId, StreamMetadata> streams = Map.of();
    private boolean changed;

    private StreamCatalog(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        this.thread = new Thread(this::follow, "kinefka-kcl-catalog");
        thread.setDaemon(true);
    }

    /**
     * Begins to follow.
     *
     * @param consumer reads committed transactions only; closed by the catalog's thread
     */
    public static StreamCatalog follow(Consumer<byte[], byte[]> consumer) {
        StreamCatalog catalog = new StreamCatalog(consumer);
        catalog.thread.start();
        return catalog;
    }

    /** The newest snapshot; empty until {@link #read} is done. */
    public Map<StreamId, StreamMetadata> streams() {
        return streams;
    }

    /**
     * Done once everything that is in the catalog has been read; fails with an {@link UnsupportedFormatException} if it
     * was written by a newer version.
     */
    public CompletableFuture<Void> read() {
        return read.copy();
    }

    /** Calls back, in the catalog's thread, whenever there is a new snapshot. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
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
        boolean located = false;
        try (consumer) {
            Duration pause = Duration.ZERO;
            while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    located = located || locate();
                    pause = located ? replayNext() : POLL;
                } catch (WakeupException e) {
                    pause = Duration.ZERO;
                } catch (KafkaException e) {
                    LOG.atWarn().setCause(e).log("The catalog cannot be followed at present; trying again");
                    pause = POLL;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UnsupportedFormatException | IllegalArgumentException e) {
            LOG.atError().setCause(e).log("The catalog holds a record that this version cannot read");
            read.completeExceptionally(e);
        }
    }

    private boolean locate() {
        if (consumer.partitionsFor(CATALOG.topic()).isEmpty()) {
            LOG.atWarn().log("There is no catalog yet; waiting for it");
            return false;
        }
        consumer.assign(List.of(CATALOG));
        consumer.seekToBeginning(List.of(CATALOG));
        return true;
    }

    private Duration replayNext() {
        for (ConsumerRecord<byte[], byte[]> entity : consumer.poll(POLL)) {
            replay(entity);
        }
        // The last stable offset never lies inside a committed transaction: at lag zero no change is half seen.
        if (consumer.currentLag(CATALOG).orElse(1) == 0) {
            publish();
        }
        return Duration.ZERO;
    }

    private void replay(ConsumerRecord<byte[], byte[]> entity) {
        StreamId id = CatalogKey.decode(entity.key()).streamId().orElse(null);
        if (id == null) {
            return;
        }
        if (entity.value() == null) {
            replayed.remove(id);
        } else {
            replayed.put(id, StreamMetadataFormat.decode(entity.value()));
        }
        changed = true;
    }

    private void publish() {
        if (changed) {
            streams = Map.copyOf(replayed);
            changed = false;
        } else if (read.isDone()) {
            return;
        }
        read.complete(null);
        listeners.forEach(Runnable::run);
    }
}
