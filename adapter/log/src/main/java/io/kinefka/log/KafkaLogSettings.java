package io.kinefka.log;

import io.kinefka.log.metrics.MetricSettings;
import io.kinefka.log.stream.StreamDurations;
import io.kinefka.log.table.TableSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How to use a Kafka cluster.
 *
 * @param bootstrapServers host:port pairs, separated by commas
 * @param clientProperties passed to every Kafka client as they are
 * @param defaultAccountId the account whose streams' topics bear plain names
 * @param defaultRegion the region whose streams' topics bear plain names
 * @param durations of the streams' transitional states
 * @param replicationFactor of new topics, or -1 for the broker's default
 * @param leaseDuration after which a silent gateway counts as dead; the same for all gateways of a cluster
 * @param deadline for Kafka's answers
 * @param writeBytesMax the bytes of records that may be on their way to Kafka at once
 * @param readThreads how many shards can be read at once
 * @param readQueueMax how many reads may wait
 * @param tailBytesMax the bytes of records that are kept at the ends of shards for those who are a little late
 * @param metrics how much is remembered of what is measured
 * @param tables how much may be kept in tables
 */
public record KafkaLogSettings(
        String bootstrapServers,
        Map<String, String> clientProperties,
        String defaultAccountId,
        String defaultRegion,
        StreamDurations durations,
        int replicationFactor,
        Duration leaseDuration,
        Duration deadline,
        long writeBytesMax,
        int readThreads,
        int readQueueMax,
        long tailBytesMax,
        MetricSettings metrics,
        TableSettings tables) {

    public KafkaLogSettings {
        clientProperties = Map.copyOf(clientProperties);
    }

    /** What every Kafka client needs to connect. */
    Map<String, Object> clientConfig() {
        var config = new HashMap<String, Object>(clientProperties);
        config.put("bootstrap.servers", bootstrapServers);
        return config;
    }
}
