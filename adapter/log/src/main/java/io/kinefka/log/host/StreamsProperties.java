package io.kinefka.log.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings that all Kafka Streams applications in gateways have. */
public final class StreamsProperties {
    /** A gateway that dies is missed after this time, unless it comes back before. Brokers allow for 6 s at least. */
    public static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    public static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(3);
    /** How long it takes at most to see that a topic has more partitions, or is gone. */
    private static final Duration METADATA_AGE_MAX = Duration.ofSeconds(10);

    private StreamsProperties() {}

    /**
     * Those of one application, to which more may be added.
     *
     * @param kafka the settings of Kafka clients, {@code bootstrap.servers} among them
     * @param groupInstance names this process in the group
     */
    public static Properties of(
            Map<String, String> kafka, String applicationId, Path stateDirectory, String groupInstance) {
        Properties properties = new Properties();
        properties.putAll(kafka);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        // With the newer protocol Streams makes the consumer itself, and nobody could stand in between, or ask it how
        // far it is.
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        // What others write in transactions and give up is not to be read, whatever is guaranteed here.
        putOfConsumer(properties, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        putOfConsumer(properties, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, groupInstance);
        putOfConsumer(
                properties, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(SESSION_TIMEOUT.toMillis()));
        putOfConsumer(
                properties,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                Math.toIntExact(HEARTBEAT_INTERVAL.toMillis()));
        putOfConsumer(properties, ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MAX.toMillis());
        return properties;
    }

    /** Adds a setting of the consumer that reads the application's sources. */
    public static void putOfConsumer(Properties properties, String key, Object value) {
        properties.put(StreamsConfig.mainConsumerPrefix(key), value);
    }
}
