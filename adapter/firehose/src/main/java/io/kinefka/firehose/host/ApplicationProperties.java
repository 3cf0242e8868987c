package io.kinefka.firehose.host;

import io.kinefka.log.host.StreamsProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of a delivery stream's Kafka Streams application. */
final class ApplicationProperties {
    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(1);
    private static final int FETCH_BYTES_MAX = 4 << 20;

    private ApplicationProperties() {}

    static Properties of(Map<String, String> kafka, HostedStream stream, Path stateDirectory, String groupInstance) {
        Properties properties = StreamsProperties.of(kafka, stream.applicationId(), stateDirectory, groupInstance);
        // Exactly once commits by the producer, past the consumer.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        StreamsProperties.putOfConsumer(properties, ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES_MAX);
        return properties;
    }
}
