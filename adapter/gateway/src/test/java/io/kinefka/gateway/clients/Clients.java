package io.kinefka.gateway.clients;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The AWS SDK for Java 2 with nothing changed but its endpoint, and that it waits for longer: a client that gives up a request that was served, as the
 * machine stood still for some seconds, and sends it again, writes twice.
 */
public final class Clients {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));

    private Clients() {}

    /** As applications make it. */
    public static KinesisClient sync(URI endpoint) {
        return KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .httpClientBuilder(apache())
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    /** With another access key id and region. */
    static KinesisClient sync(URI endpoint, String accessKeyId, Region region) {
        return KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(region)
                .httpClientBuilder(apache())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret")))
                .build();
    }

    /** Shows every failure instead of trying again. */
    public static KinesisClient syncWithoutRetries(URI endpoint) {
        return KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .httpClientBuilder(apache())
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    /** Tries again so often before it shows a failure. */
    static KinesisClient syncWithAttempts(URI endpoint, int attempts) {
        return KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .httpClientBuilder(apache())
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                        .maxAttempts(attempts)
                        .build()))
                .build();
    }

    /** As applications make it. */
    public static KinesisAsyncClient async(URI endpoint) {
        return KinesisAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(netty())
                .build();
    }

    /** For that many calls and subscriptions at a time. */
    public static KinesisAsyncClient async(URI endpoint, int callsMax) {
        return KinesisAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(netty().maxConcurrency(callsMax))
                .build();
    }

    /** Over that version of HTTP. */
    static KinesisAsyncClient async(URI endpoint, Protocol protocol) {
        return KinesisAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(netty().protocol(protocol))
                .build();
    }

    /** Trusts only servers whose certificate that authority has signed. */
    static KinesisClient syncTrusting(URI endpoint, Path authority) {
        return KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(apache().tlsTrustManagersProvider(() -> trust(authority)))
                .build();
    }

    /** Trusts only servers whose certificate that authority has signed. */
    static KinesisAsyncClient asyncTrusting(URI endpoint, Path authority, Protocol protocol) {
        return KinesisAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(netty().protocol(protocol).tlsTrustManagersProvider(() -> trust(authority)))
                .build();
    }

    private static Apache5HttpClient.Builder apache() {
        return Apache5HttpClient.builder()
                .connectionTimeout(PATIENCE)
                .connectionAcquisitionTimeout(PATIENCE)
                .socketTimeout(PATIENCE);
    }

    private static NettyNioAsyncHttpClient.Builder netty() {
        return NettyNioAsyncHttpClient.builder()
                .connectionTimeout(PATIENCE)
                .connectionAcquisitionTimeout(PATIENCE)
                .tlsNegotiationTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                // By default, whoever does not answer a ping within five seconds is left.
                .http2Configuration(http2 -> http2.healthCheckPingPeriod(Duration.ZERO));
    }

    private static TrustManager[] trust(Path authority) {
        try (var pem = Files.newInputStream(authority)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "kinefka", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** As applications make it. */
    public static CloudWatchClient cloudWatch(URI endpoint) {
        return CloudWatchClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .httpClientBuilder(apache())
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    /** Shows every failure instead of trying again. */
    public static FirehoseClient firehose(URI endpoint) {
        return FirehoseClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .httpClientBuilder(apache())
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    static StsClient sts(URI endpoint) {
        return StsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .httpClientBuilder(apache())
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    /** Reads every shard from its trim horizon to its tip. */
    static List<List<Record>> readAll(KinesisClient kinesis, String stream) {
        var shards = kinesis.listShards(request -> request.streamName(stream)).shards();
        return shards.stream().map(shard -> readAll(kinesis, stream, shard)).toList();
    }

    private static List<Record> readAll(KinesisClient kinesis, String stream, Shard shard) {
        var records = new ArrayList<Record>();
        String iterator = kinesis.getShardIterator(request -> request.streamName(stream)
                        .shardId(shard.shardId())
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        while (true) {
            String from = iterator;
            GetRecordsResponse answer = kinesis.getRecords(request -> request.shardIterator(from));
            records.addAll(answer.records());
            if (answer.millisBehindLatest() == 0) {
                return records;
            }
            iterator = answer.nextShardIterator();
        }
    }
}
