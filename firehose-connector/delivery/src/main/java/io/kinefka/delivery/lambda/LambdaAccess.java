package io.kinefka.delivery.lambda;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * How Lambda functions are reached.
 *
 * @param endpoint of Lambda's API, AWS's or another one's
 * @param region for which requests are signed
 * @param timeout of an invocation; AWS allows 5 minutes
 * @param nameOnly whether the path has only the function's name, for hosts that do not know ARNs
 */
public record LambdaAccess(
        URI endpoint, String region, AwsCredentialsProvider credentials, Duration timeout, boolean nameOnly) {

    /** Source: AWS developer guide, data transformation: invocation time up to 5 minutes. */
    public static final Duration TIMEOUT_DEFAULT = Duration.ofMinutes(5);
}
