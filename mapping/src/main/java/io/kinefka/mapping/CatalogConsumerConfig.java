package io.kinefka.mapping;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Derives the configuration of the consumer that follows the catalog from that of the producer it serves. */
final class CatalogConsumerConfig {

    private CatalogConsumerConfig() {}

    /** How to reach the cluster is the producer's, what and how to read is ours. */
    static Map<String, Object> ofProducer(Map<String, ?> producer) {
        Map<String, Object> consumer = new HashMap<>(producer);
        consumer.keySet().retainAll(ConsumerConfig.configNames());
        // Classes that intercept or report for a producer need not fit a consumer.
        consumer.remove(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
        consumer.remove(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG);
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId(producer));
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return consumer;
    }

    static String clientId(Map<String, ?> producer) {
        Object clientId = producer.get(CommonClientConfigs.CLIENT_ID_CONFIG);
        return clientId == null ? "kinefka-catalog" : clientId + "-kinefka-catalog";
    }
}
