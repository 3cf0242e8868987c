package io.kinefka.log.shared;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * A consumer that is in no group and keeps its place by itself. Nobody has to be told that it is closed, so it does not wait for a fetch that is
 * under way, which Kafka holds for half a second where nothing arrives.
 */
public final class UngroupedConsumer extends KafkaConsumer<byte[], byte[]> {

    public UngroupedConsumer(Map<String, Object> config) {
        super(config);
    }

    @Override
    public void close() {
        close(CloseOptions.timeout(Duration.ZERO));
    }
}
