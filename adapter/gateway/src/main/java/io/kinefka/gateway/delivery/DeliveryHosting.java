package io.kinefka.gateway.delivery;

import io.kinefka.delivery.DeliveryResources;
import io.kinefka.delivery.Workers;
import io.kinefka.delivery.buffer.Budgets;
import io.kinefka.delivery.http.FirehoseEndpoints;
import io.kinefka.delivery.lambda.LambdaAccess;
import io.kinefka.delivery.s3.S3Access;
import io.kinefka.encryption.RecordEncryption;
import io.kinefka.encryption.RecordEncryption.DataKeyLimits;
import io.kinefka.firehose.FirehoseMeasurements;
import io.kinefka.firehose.host.DeliveryHosts;
import io.kinefka.firehose.host.DeliveryMeasurements;
import io.kinefka.firehose.host.HostEnvironment;
import io.kinefka.gateway.config.GatewayConfig;
import io.kinefka.log.KafkaLog;
import io.kinefka.mapping.StreamMetadata;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Hosts of delivery streams, with what they need.
 *
 * @param hosts run delivery streams
 * @param resources are shared by all of them
 */
public record DeliveryHosting(DeliveryHosts hosts, DeliveryResources resources) implements AutoCloseable {
    /** As many as AWS sends at one time for a shard. */
    private static final int INVOCATIONS_MAX = 5;

    /**
     * As configured.
     *
     * @param measurements of this process alone, to be told beside those that all gateways know
     * @param localS3 where this program serves S3 itself, if it does
     */
    public static DeliveryHosting open(
            GatewayConfig config,
            String bootstrapServers,
            KafkaLog log,
            DeliveryMeasurements measurements,
            Optional<URI> localS3) {
        var delivery = config.delivery();
        var directory = directory(config);
        var resources = DeliveryResources.connect(
                s3(config, localS3),
                lambda(config),
                FirehoseEndpoints.TIMEOUT_DEFAULT,
                new Workers(delivery.uploadsMax(), delivery.uploadsMax(), INVOCATIONS_MAX),
                new Budgets(delivery.memoryBytesMax(), delivery.filesBytesMax()),
                directory.resolve("waiting"));
        try {
            var clock = Clock.systemUTC();
            var hosts = new DeliveryHosts(new HostEnvironment(
                    kafka(config, bootstrapServers),
                    directory,
                    resources,
                    new RecordEncryption(log.keys(), DataKeyLimits.DEFAULT, clock),
                    arn -> log.streams().snapshot().streams().values().stream()
                            .filter(stream -> stream.id().arn().equals(arn))
                            .findFirst()
                            .map(StreamMetadata::shards),
                    new FirehoseMeasurements(log.metrics(), clock).and(measurements),
                    clock));
            return new DeliveryHosting(hosts, resources);
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    private static Path directory(GatewayConfig config) {
        return config.delivery()
                .directory()
                .orElseGet(() -> config.kafka().embedded()
                        ? config.data().resolve("delivery")
                        : Path.of(System.getProperty("java.io.tmpdir"), "kinefka-delivery"));
    }

    private static S3Access s3(GatewayConfig config, Optional<URI> localS3) {
        var s3 = config.delivery().s3();
        var endpoint = localS3.or(s3::endpoint).orElse(null);
        return new S3Access(
                endpoint,
                s3.region().orElse(config.caller().region()),
                endpoint != null,
                localS3.isPresent() ? anybody() : credentials(),
                S3Access.REQUEST_TIMEOUT_DEFAULT,
                2 * config.delivery().uploadsMax());
    }

    private static LambdaAccess lambda(GatewayConfig config) {
        var region = config.caller().region();
        var endpoint = config.delivery().lambdaEndpoint();
        return new LambdaAccess(
                endpoint.orElseGet(() -> URI.create("https://lambda." + region + ".amazonaws.com")),
                region,
                credentials(),
                LambdaAccess.TIMEOUT_DEFAULT,
                endpoint.isPresent());
    }

    private static AwsCredentialsProvider credentials() {
        return DefaultCredentialsProvider.builder().build();
    }

    private static AwsCredentialsProvider anybody() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("kinefka", "kinefka"));
    }

    private static Map<String, String> kafka(GatewayConfig config, String bootstrapServers) {
        var properties = new HashMap<>(config.kafka().clients().values());
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }

    @Override
    public void close() {
        hosts.close();
        resources.close();
    }
}
