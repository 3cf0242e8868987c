package io.kinefka.gateway.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of all keys, before they become the configuration.
 *
 * @param sources the places that values come from; earlier ones win
 */
record ConfigValues(List<ConfigSource> sources) {

    GatewayConfig toConfig() {
        return new GatewayConfig(
                required(Keys.PORT),
                required(Keys.DATA),
                kafka(),
                new CallerConfig(required(Keys.ACCOUNT_ID), required(Keys.REGION)),
                streams(),
                optional(Keys.ENCRYPTION_KEYSTORE),
                tls(),
                connections(),
                requests(),
                new MetricsConfig(required(Keys.METRICS_RETENTION), required(Keys.METRICS_BYTES_MAX)),
                new TablesConfig(
                        required(Keys.TABLES_COUNT_MAX),
                        required(Keys.TABLES_ITEMS_MAX),
                        required(Keys.TABLES_BYTES_MAX)),
                delivery(),
                new AnalyticsConfig(required(Keys.ANALYTICS_GUARANTEE)),
                required(Keys.SHUTDOWN_TIMEOUT));
    }

    private KafkaConfig kafka() {
        return new KafkaConfig(
                optional(Keys.KAFKA).orElse(List.of()),
                required(Keys.EMBEDDED_KAFKA_PORT),
                (int) Math.min(Integer.MAX_VALUE, required(Keys.EMBEDDED_KAFKA_REQUEST_BYTES_MAX)),
                required(Keys.TOPIC_REPLICATION_FACTOR),
                required(Keys.GATEWAY_LEASE_DURATION),
                new ClientProperties(clientProperties()));
    }

    private StreamsConfig streams() {
        return new StreamsConfig(
                required(Keys.LIMITS),
                new StateDurations(
                        required(Keys.STREAMS_CREATE_DURATION),
                        required(Keys.STREAMS_DELETE_DURATION),
                        required(Keys.STREAMS_SPLIT_DURATION),
                        required(Keys.STREAMS_MERGE_DURATION),
                        required(Keys.STREAMS_SCALE_DURATION),
                        required(Keys.STREAMS_ENCRYPT_DURATION),
                        required(Keys.STREAMS_CONFIGURE_DURATION),
                        required(Keys.CONSUMERS_REGISTER_DURATION),
                        required(Keys.CONSUMERS_DEREGISTER_DURATION)),
                required(Keys.STREAMS_SHARD_LIMIT),
                required(Keys.STREAMS_SCALE_QUOTA),
                new OnDemandConfig(
                        required(Keys.ON_DEMAND_SHARD_BYTES_MAX),
                        required(Keys.ON_DEMAND_SHARD_RECORDS_MAX),
                        required(Keys.ON_DEMAND_WINDOW),
                        required(Keys.ON_DEMAND_SHARDS_MAX)),
                required(Keys.SUBSCRIPTIONS_DURATION));
    }

    private TlsConfig tls() {
        return new TlsConfig(
                optional(Keys.TLS_DIRECTORY),
                optional(Keys.TLS_CERTIFICATE),
                optional(Keys.TLS_KEY),
                required(Keys.TLS_NAMES));
    }

    private ConnectionConfig connections() {
        return new ConnectionConfig(
                required(Keys.CONNECTIONS_MAX),
                required(Keys.CONNECTION_HEAD_TIMEOUT),
                required(Keys.CONNECTION_IDLE_TIMEOUT),
                required(Keys.REQUEST_BODY_TIMEOUT));
    }

    private RequestConfig requests() {
        return new RequestConfig(
                (int) Math.min(Integer.MAX_VALUE, required(Keys.REQUEST_BODY_BYTES_MAX)),
                required(Keys.REQUEST_BODIES_BYTES_MAX),
                required(Keys.RESPONSE_BODIES_BYTES_MAX),
                required(Keys.WRITE_BYTES_MAX),
                required(Keys.READ_THREADS),
                required(Keys.READ_QUEUE_MAX),
                required(Keys.TAIL_BYTES_MAX),
                required(Keys.REQUEST_TIMEOUT));
    }

    private DeliveryConfig delivery() {
        return new DeliveryConfig(
                required(Keys.DELIVERY_PARTITIONS),
                optional(Keys.DELIVERY_DIRECTORY),
                required(Keys.DELIVERY_MEMORY_BYTES_MAX),
                required(Keys.DELIVERY_FILES_BYTES_MAX),
                required(Keys.DELIVERY_UPLOADS_MAX),
                new S3Config(optional(Keys.S3_ENDPOINT), optional(Keys.S3_REGION), optional(Keys.S3_LOCAL_PORT)),
                optional(Keys.LAMBDA_ENDPOINT));
    }

    private Map<String, String> clientProperties() {
        var merged = new HashMap<String, String>();
        for (var each : sources) {
            each.clientProperties().forEach(merged::putIfAbsent);
        }
        return merged;
    }

    private <T> T required(Key<T> key) {
        return optional(key).orElseThrow(() -> new ConfigException(key.name() + " must be set"));
    }

    private <T> Optional<T> optional(Key<T> key) {
        return configured(key).or(() -> key.defaultText(configured(Keys.LIMITS).orElse(LimitsProfile.NONE))
                .map(text -> parse(key, text, key.name())));
    }

    private <T> Optional<T> configured(Key<T> key) {
        for (var source : sources) {
            var text = source.text(key);
            if (text.isPresent()) {
                return Optional.of(parse(key, text.get(), source.spelling().apply(key)));
            }
        }
        return Optional.empty();
    }

    private static <T> T parse(Key<T> key, String text, String spelling) {
        try {
            return key.type().parser().apply(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(spelling + ": '" + text + "' " + e.getMessage());
        }
    }
}
