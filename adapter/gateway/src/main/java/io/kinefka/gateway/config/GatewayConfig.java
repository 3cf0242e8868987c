package io.kinefka.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The whole configuration of a gateway.
 *
 * @param port where it listens on 127.0.0.1; 0 for any free port
 * @param data where the embedded broker keeps its data, and what else is made at the first start
 * @param kafka which Kafka holds the streams
 * @param caller defaults for callers that do not say who they are
 * @param streams how streams behave
 * @param keystore where the keys are that streams can be encrypted with
 * @param tls which certificate TLS clients are shown
 * @param connections what clients may do with connections
 * @param requests what requests may cost
 * @param metrics how much is remembered of what is measured
 * @param tables how much may be kept in tables
 * @param delivery how delivery streams behave
 * @param analytics how analytics applications behave
 * @param shutdownTimeout how long requests in flight may take to finish at the end
 */
public record GatewayConfig(
        int port,
        Path data,
        KafkaConfig kafka,
        CallerConfig caller,
        StreamsConfig streams,
        Optional<Path> keystore,
        TlsConfig tls,
        ConnectionConfig connections,
        RequestConfig requests,
        MetricsConfig metrics,
        TablesConfig tables,
        DeliveryConfig delivery,
        AnalyticsConfig analytics,
        Duration shutdownTimeout) {

    public GatewayConfig {
        Checks.port(Keys.PORT, port);
        Checks.notNegative(Keys.SHUTDOWN_TIMEOUT, shutdownTimeout);
    }
}
