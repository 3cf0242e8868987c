package io.kinefka.gateway.hosting;

import io.kinefka.delivery.lambda.LambdaAccess;
import io.kinefka.delivery.s3.S3Access;
import io.kinefka.gateway.config.GatewayConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * How what runs in this process reaches what is around it.
 *
 * @param bootstrapServers of Kafka
 * @param localS3 where this program serves S3 itself, if it does
 */
public record Surroundings(GatewayConfig config, String bootstrapServers, Optional<URI> localS3) {

    /** Settings of Kafka clients. */
    public Map<String, String> kafka() {
        var properties = new HashMap<>(config.kafka().clients().values());
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }

    /** S3, as configured. */
    public S3Access s3() {
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

    /** Lambda, as configured. */
    public LambdaAccess lambda() {
        var region = config.caller().region();
        var endpoint = config.delivery().lambdaEndpoint();
        return new LambdaAccess(
                endpoint.orElseGet(() -> URI.create("https://lambda." + region + ".amazonaws.com")),
                region,
                credentials(),
                LambdaAccess.TIMEOUT_DEFAULT,
                endpoint.isPresent());
    }

    /** A directory for files: in the data directory, or where there is none, among the temporary ones. */
    public Path directory(String name) {
        return config.kafka().embedded()
                ? config.data().resolve(name)
                : Path.of(System.getProperty("java.io.tmpdir"), "kinefka-" + name);
    }

    private static AwsCredentialsProvider credentials() {
        return DefaultCredentialsProvider.builder().build();
    }

    private static AwsCredentialsProvider anybody() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("kinefka", "kinefka"));
    }
}
