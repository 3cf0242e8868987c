package io.kinefka.gateway;

import io.kinefka.broker.EmbeddedBroker;
import io.kinefka.broker.EmbeddedBrokerSettings;
import io.kinefka.broker.ExternalCluster;
import io.kinefka.gateway.config.GatewayConfig;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where Kafka is: a broker in this process, or a cluster elsewhere.
 *
 * @param bootstrapServers where Kafka clients connect
 * @param closing ends what was started for it
 */
record KafkaEndpoint(String bootstrapServers, Runnable closing) implements AutoCloseable {

    static KafkaEndpoint start(GatewayConfig config, Consumer<String> onFatalFault) {
        var kafka = config.kafka();
        if (kafka.embedded()) {
            var settings = new EmbeddedBrokerSettings(
                    config.data().resolve("kafka"), kafka.embeddedPort(), memory(kafka.embeddedRequestBytesMax()));
            var broker = EmbeddedBroker.start(settings, onFatalFault);
            return new KafkaEndpoint(broker.bootstrapServers(), broker::close);
        }
        var bootstrapServers = String.join(",", kafka.bootstrapServers());
        ExternalCluster.await(
                bootstrapServers, kafka.clients().values(), config.requests().timeout());
        return new KafkaEndpoint(bootstrapServers, () -> {});
    }

    /** Kafka's own defaults let requests of 100 MB each come in without a bound on all of them. */
    private static Map<String, String> memory(int requestBytesMax) {
        var bytes = String.valueOf(requestBytesMax);
        return Map.of("socket.request.max.bytes", bytes, "queued.max.request.bytes", bytes);
    }

    @Override
    public void close() {
        closing.run();
    }
}
