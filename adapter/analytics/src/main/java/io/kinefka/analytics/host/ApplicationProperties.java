package io.kinefka.analytics.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of an application's Kafka Streams application. */
final class ApplicationProperties {
    /** A gateway that dies is missed after this time, unless it comes back before. Brokers allow for 6 s at least. */
    static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(3);
    /** How long it takes at most to see that a topic has more partitions, or is gone. */
    private static final Duration METADATA_AGE_MAX = Duration.ofSeconds(10);
    /** Rows are seen by the next stage, and results by others, when they are committed. */
    private static final Duration COMMIT_INTERVAL_EXACTLY_ONCE = Duration.ofMillis(100);

    private static final Duration COMMIT_INTERVAL_AT_LEAST_ONCE = Duration.ofSeconds(1);

    /** More than the largest record of a stream, 10 MiB, becomes as a row. */
    static final int MESSAGE_BYTES_MAX = 16 << 20;

    private ApplicationProperties() {}

    static Properties of(
            Map<String, String> kafka, HostedApplication application, Path stateDirectory, String groupInstance) {
        boolean isExact = application.guarantee() == HostedApplication.Guarantee.EXACTLY_ONCE;
        Properties properties = new Properties();
        properties.putAll(kafka);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application.applicationId());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        // With the newer protocol Streams makes the consumer itself, and nobody could ask it how far it is.
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                isExact ? StreamsConfig.EXACTLY_ONCE_V2 : StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                (isExact ? COMMIT_INTERVAL_EXACTLY_ONCE : COMMIT_INTERVAL_AT_LEAST_ONCE).toMillis());
        // What other applications write and give up is not to be read, whatever is guaranteed here.
        put(properties, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        put(properties, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, groupInstance);
        put(properties, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(SESSION_TIMEOUT.toMillis()));
        put(properties, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.toIntExact(HEARTBEAT_INTERVAL.toMillis()));
        put(properties, ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MAX.toMillis());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MESSAGE_BYTES_MAX);
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MESSAGE_BYTES_MAX);
        // When the first batch for a new partition has to be repeated, a second one that was sent stands in its way.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        return properties;
    }

    private static void put(Properties properties, String key, Object value) {
        properties.put(StreamsConfig.mainConsumerPrefix(key), value);
    }
}
