package io.kinefka.gateway.config;

import java.time.Duration;
import java.util.List;

/**
 * Which Kafka holds the streams.
 *
 * @param bootstrapServers the cluster to use, as {@code host:port}; empty for an embedded broker
 * @param embeddedPort the embedded broker's port; 0 for any free one
 * @param embeddedRequestBytesMax the Kafka requests that the embedded broker holds at one time, and the largest one
 * @param topicReplicationFactor of the topics that are created; -1 leaves it to the broker
 * @param leaseDuration after which a silent gateway counts as dead
 * @param clients properties for every Kafka client
 */
public record KafkaConfig(
        List<String> bootstrapServers,
        int embeddedPort,
        int embeddedRequestBytesMax,
        int topicReplicationFactor,
        Duration leaseDuration,
        ClientProperties clients) {

    /** Holds what this program itself sends to a broker at once. */
    private static final int EMBEDDED_REQUEST_BYTES_MIN = 16 << 20;

    public KafkaConfig {
        bootstrapServers = List.copyOf(bootstrapServers);
        Checks.port(Keys.EMBEDDED_KAFKA_PORT, embeddedPort);
        if (bootstrapServers.isEmpty()) {
            Checks.between(
                    Keys.EMBEDDED_KAFKA_REQUEST_BYTES_MAX,
                    embeddedRequestBytesMax,
                    EMBEDDED_REQUEST_BYTES_MIN,
                    Integer.MAX_VALUE);
        }
        Checks.positive(Keys.GATEWAY_LEASE_DURATION, leaseDuration);
        if (topicReplicationFactor != -1) {
            Checks.between(Keys.TOPIC_REPLICATION_FACTOR, topicReplicationFactor, 1, Short.MAX_VALUE);
        }
    }

    /** Whether this program runs the broker itself. */
    public boolean embedded() {
        return bootstrapServers.isEmpty();
    }
}
