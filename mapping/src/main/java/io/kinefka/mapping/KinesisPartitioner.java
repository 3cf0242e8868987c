package io.kinefka.mapping;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Lets a native Kafka producer ({@code partitioner.class}) write into streams so that every record lands in the shard
 * in which Kinesis would put it: the one that owns the MD5 of its serialized key.
 *
 * <p>It learns the shards from the catalog, with the producer's own connection settings, and needs read access to the
 * topic {@value CatalogKey#CATALOG_TOPIC}. The first record waits until the catalog is read; if that takes longer than
 * {@value #WAIT_MS_CONFIG} allows, sending fails with a {@link org.apache.kafka.common.errors.TimeoutException}. A topic
 * that is no stream is treated like a fresh stream with as many shards as it has partitions. Records without a key are
 * spread at random. An explicit hash key is not visible here: such a record needs its partition set by the caller.
 */
public final class KinesisPartitioner implements Partitioner {

    /** How long sending waits for the catalog, in milliseconds, not negative. */
    public static final String WAIT_MS_CONFIG = "kinefka.partitioner.wait.ms";

    private static final long WAIT_MS_DEFAULT = 10_000;

    private @Nullable ShardRouting routing;
    private @Nullable CatalogFollower follower;

    /**
     * Starts to follow the catalog.
     *
     * @throws ConfigException if a setting cannot be used
     */
    @Override
    public void configure(Map<String, ?> configs) {
        Duration waitMax = waitMax(configs);
        ShardDirectory directory = new ShardDirectory();
        follower = CatalogFollower.start(
                new KafkaConsumer<>(CatalogConsumerConfig.ofProducer(configs)),
                directory,
                CatalogConsumerConfig.clientId(configs));
        routing = new ShardRouting(directory, waitMax, KinesisPartitioner::anyHashKey);
    }

    @Override
    public int partition(
            String topic,
            @Nullable Object key,
            byte @Nullable [] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        if (routing == null) {
            throw new IllegalStateException("Not configured");
        }
        return routing.partition(
                topic, keyBytes, cluster.partitionsForTopic(topic).size());
    }

    @Override
    public void close() {
        if (follower != null) {
            follower.close();
        }
    }

    private static HashKey anyHashKey() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new HashKey(random.nextLong(), random.nextLong());
    }

    private static Duration waitMax(Map<String, ?> configs) {
        Object configured = configs.get(WAIT_MS_CONFIG);
        if (configured == null) {
            return Duration.ofMillis(WAIT_MS_DEFAULT);
        }
        try {
            long millis = Long.parseLong(configured.toString().trim());
            if (millis >= 0) {
                return Duration.ofMillis(millis);
            }
        } catch (NumberFormatException e) {
            throw new ConfigException(WAIT_MS_CONFIG, configured, "not a number of milliseconds");
        }
        throw new ConfigException(WAIT_MS_CONFIG, configured, "negative");
    }
}
