package io.kinefka.mapping;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The shards of every stream by its topic, as one thread replays them from the catalog and others look them up. */
final class ShardDirectory {

    private final Map<StreamId, String> topics = new HashMap<>();
    private final Map<String, ShardMap> shardsByTopic = new ConcurrentHashMap<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile @Nullable KafkaException failure;

    /**
     * Takes over one catalog record; only ever called by one thread.
     *
     * @param value null when the entity was deleted
     * @throws UnsupportedFormatException if a newer version has written it
     * @throws IllegalArgumentException if it is not a catalog record
     */
    void replay(byte[] key, byte @Nullable [] value) {
        StreamId id = CatalogKey.decode(key).streamId().orElse(null);
        if (id == null) {
            return;
        }
        StreamMetadata stream = value == null ? null : StreamMetadataFormat.decode(value);
        String before = stream == null ? topics.remove(id) : topics.put(id, stream.topic());
        if (stream != null) {
            shardsByTopic.put(stream.topic(), stream.shards());
        }
        if (before != null && (stream == null || !before.equals(stream.topic()))) {
            shardsByTopic.remove(before);
        }
    }

    /** From now on a topic that is not known is no stream. */
    void caughtUp() {
        caughtUp.countDown();
    }

    /** Makes lookups fail until {@link #recovered}: shards that may be out of date would break the order of keys. */
    void failed(KafkaException cause) {
        failure = cause;
    }

    void recovered() {
        failure = null;
    }

    /**
     * The shards of the stream that lies in the topic; empty if it is no stream's.
     *
     * @param waitMax how long to wait for the catalog to be replayed
     * @throws TimeoutException if it is not replayed by then
     * @throws KafkaException if the catalog cannot be followed at present
     */
    Optional<ShardMap> shards(String topic, Duration waitMax) {
        if (caughtUp.getCount() > 0) {
            awaitCaughtUp(waitMax);
        }
        KafkaException cause = failure;
        if (cause != null) {
            throw new KafkaException("The shards are unknown because the catalog cannot be followed", cause);
        }
        return Optional.ofNullable(shardsByTopic.get(topic));
    }

    private void awaitCaughtUp(Duration waitMax) {
        try {
            if (!caughtUp.await(waitMax.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException("The catalog was not read within " + waitMax.toMillis() + " ms", failure);
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
