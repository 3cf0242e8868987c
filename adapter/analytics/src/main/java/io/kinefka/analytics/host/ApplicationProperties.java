package io.kinefka.analytics.host;

import io.kinefka.log.host.StreamsProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of an application's Kafka Streams application. */
final class ApplicationProperties {
    /** Rows are seen by the next stage, and results by others, when they are committed. */
    private static final Duration COMMIT_INTERVAL_EXACTLY_ONCE = Duration.ofMillis(100);

    private static final Duration COMMIT_INTERVAL_AT_LEAST_ONCE = Duration.ofSeconds(1);

    /** More than the largest record of a stream, 10 MiB, becomes as a row. */
    static final int MESSAGE_BYTES_MAX = 16 << 20;

    private ApplicationProperties() {}

    static Properties of(
            Map<String, String> kafka, HostedApplication application, Path stateDirectory, String groupInstance) {
        boolean isExact = application.guarantee() == HostedApplication.Guarantee.EXACTLY_ONCE;
        Properties properties = StreamsProperties.of(kafka, application.applicationId(), stateDirectory, groupInstance);
        properties.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                isExact ? StreamsConfig.EXACTLY_ONCE_V2 : StreamsConfig.AT_LEAST_ONCE);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                (isExact ? COMMIT_INTERVAL_EXACTLY_ONCE : COMMIT_INTERVAL_AT_LEAST_ONCE).toMillis());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MESSAGE_BYTES_MAX);
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MESSAGE_BYTES_MAX);
        // When the first batch for a new partition has to be repeated, a second one that was sent stands in its way.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        return properties;
    }
}
