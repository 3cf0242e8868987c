package io.kinefka.firehose.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of a delivery stream's Kafka Streams application. */
final class ApplicationProperties {
    /** A gateway that dies is missed after this time, unless it comes back before. Brokers allow for 6 s at least. */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(3);
    /** How long it takes at most to see that a topic has more partitions, or is gone. */
    private static final Duration METADATA_AGE_MAX = Duration.ofSeconds(10);

    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(1);
    private static final int FETCH_BYTES_MAX = 4 << 20;

    private ApplicationProperties() {}

    static Properties of(Map<String, String> kafka, HostedStream stream, Path stateDirectory, String groupInstance) {
        Properties properties = new Properties();
        properties.putAll(kafka);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, stream.applicationId());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        // With the newer protocol Streams makes the consumer itself, and nobody could stand in between.
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // Exactly once commits by the producer, past the consumer.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        // Who else writes may do so in transactions, and what these give up is not to be delivered.
        put(properties, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        put(properties, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, groupInstance);
        put(properties, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(SESSION_TIMEOUT.toMillis()));
        put(properties, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.toIntExact(HEARTBEAT_INTERVAL.toMillis()));
        put(properties, ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MAX.toMillis());
        put(properties, ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES_MAX);
        return properties;
    }

    private static void put(Properties properties, String key, Object value) {
        properties.put(StreamsConfig.mainConsumerPrefix(key), value);
    }
}
