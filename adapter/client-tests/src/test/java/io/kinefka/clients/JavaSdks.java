package io.kinefka.clients;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.kinesis.AmazonKinesis;
import com.amazonaws.services.kinesis.AmazonKinesisClientBuilder;
import java.time.Duration;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClientBuilder;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The AWS SDKs for Java as applications make them, but for the endpoint, whom they trust, and that they wait for longer: a client that gives up a
 * request that was served, as the machine stood still for some seconds, and sends it again, writes twice.
 */
public final class JavaSdks {
    public static final String ACCESS_KEY_ID = "AKIDEXAMPLE";
    public static final String SECRET_ACCESS_KEY = "secret";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int LOOKS = 600;

    private JavaSdks() {}

    public static KinesisClient sync(Endpoint endpoint) {
        return configured(KinesisClient.builder(), endpoint)
                .httpClientBuilder(apache(endpoint))
                .build();
    }

    /** Shows every failure to the application, which has its own way to try again. */
    public static KinesisClient syncWithoutRetries(Endpoint endpoint) {
        return configured(KinesisClient.builder(), endpoint)
                .httpClientBuilder(apache(endpoint))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    public static KinesisAsyncClient async(Endpoint endpoint) {
        return netty(endpoint).build();
    }

    /** As {@link #syncWithoutRetries}. */
    public static KinesisAsyncClient asyncWithoutRetries(Endpoint endpoint) {
        return netty(endpoint)
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private static KinesisAsyncClientBuilder netty(Endpoint endpoint) {
        var http = NettyNioAsyncHttpClient.builder()
                .connectionTimeout(PATIENCE)
                .connectionAcquisitionTimeout(PATIENCE)
                .tlsNegotiationTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                // By default, whoever does not answer a ping within five seconds is left.
                .http2Configuration(http2 -> http2.healthCheckPingPeriod(Duration.ZERO));
        endpoint.authority().ifPresent(authority -> http.tlsTrustManagersProvider(() -> Trust.managers(authority)));
        return configured(KinesisAsyncClient.builder(), endpoint).httpClientBuilder(http);
    }

    /** On the Common Runtime, which takes no authority but those of the system: it trusts everybody. */
    public static KinesisAsyncClient crt(Endpoint endpoint) {
        SdkAsyncHttpClient.Builder<?> http = AwsCrtAsyncHttpClient.builder();
        if (endpoint.authority().isPresent()) {
            var trusting = AttributeMap.builder()
                    .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, true)
                    .build();
            return configured(KinesisAsyncClient.builder(), endpoint)
                    .httpClient(http.buildWithDefaults(trusting))
                    .build();
        }
        return configured(KinesisAsyncClient.builder(), endpoint)
                .httpClientBuilder(http)
                .build();
    }

    public static CloudWatchClient cloudWatch(Endpoint endpoint) {
        return configured(CloudWatchClient.builder(), endpoint)
                .httpClientBuilder(apache(endpoint))
                .build();
    }

    private static Apache5HttpClient.Builder apache(Endpoint endpoint) {
        var http = Apache5HttpClient.builder()
                .connectionTimeout(PATIENCE)
                .connectionAcquisitionTimeout(PATIENCE)
                .socketTimeout(PATIENCE);
        endpoint.authority().ifPresent(authority -> http.tlsTrustManagersProvider(() -> Trust.managers(authority)));
        return http;
    }

    private static <B extends AwsClientBuilder<B, ?>> B configured(B builder, Endpoint endpoint) {
        return builder.endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY_ID, SECRET_ACCESS_KEY)));
    }

    /** The SDK's waiter, with less patience than its 10 seconds between two looks. */
    public static void awaitActive(KinesisClient kinesis, String stream) {
        kinesis.waiter()
                .waitUntilStreamExists(request -> request.streamName(stream), waiting -> waiting.backoffStrategyV2(
                                BackoffStrategy.fixedDelay(LOOK_EVERY))
                        .maxAttempts(LOOKS));
    }

    /** The AWS SDK for Java 1. */
    public static AmazonKinesis v1(Endpoint endpoint) {
        var configuration = new ClientConfiguration();
        endpoint.authority().ifPresent(authority -> configuration
                .getApacheHttpClientConfig()
                .setSslSocketFactory(new SSLConnectionSocketFactory(Trust.context(authority))));
        return AmazonKinesisClientBuilder.standard()
                .withClientConfiguration(configuration)
                .withEndpointConfiguration(
                        new EndpointConfiguration(endpoint.uri().toString(), "us-east-1"))
                .withCredentials(
                        new AWSStaticCredentialsProvider(new BasicAWSCredentials(ACCESS_KEY_ID, SECRET_ACCESS_KEY)))
                .build();
    }
}
