package io.kinefka.delivery.s3;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * How S3 is reached.
 *
 * @param endpoint another one than AWS's, or null
 * @param pathStyle whether the bucket is in the path, not in the host
 * @param requestTimeout of a single request
 * @param connectionsMax at once
 */
public record S3Access(
        @Nullable URI endpoint,
        String region,
        boolean pathStyle,
        AwsCredentialsProvider credentials,
        Duration requestTimeout,
        int connectionsMax) {

    public static final Duration REQUEST_TIMEOUT_DEFAULT = Duration.ofMinutes(1);
}
