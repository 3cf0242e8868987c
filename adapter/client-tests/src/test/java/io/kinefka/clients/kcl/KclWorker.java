package io.kinefka.clients.kcl;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.kinesis.common.ConfigsBuilder;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.processor.SingleStreamTracker;
import software.amazon.kinesis.retrieval.RetrievalConfig;
import software.amazon.kinesis.retrieval.RetrievalSpecificConfig;
import software.amazon.kinesis.retrieval.polling.PollingConfig;

/** The main class of a KCL application: nothing in it but the endpoint says that this is not AWS. */
final class KclWorker {
    private static final long FAILOVER_MILLIS = 3000;
    private static final long OFTEN_MILLIS = 500;

    private KclWorker() {}

    public static void main(String[] arguments) {
        var endpoint = URI.create(arguments[0]);
        var stream = arguments[1];
        var kinesis = client(KinesisAsyncClient.builder(), endpoint);
        var position = InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON);
        var configs = new ConfigsBuilder(
                new SingleStreamTracker(stream, position),
                arguments[2],
                kinesis,
                client(DynamoDbAsyncClient.builder(), endpoint),
                client(CloudWatchAsyncClient.builder(), endpoint),
                arguments[3],
                TellingProcessor::new);
        var leases = configs.leaseManagementConfig()
                .failoverTimeMillis(FAILOVER_MILLIS)
                .shardSyncIntervalMillis(OFTEN_MILLIS)
                .leasesRecoveryAuditorExecutionFrequencyMillis(FAILOVER_MILLIS);
        var scheduler = new Scheduler(
                configs.checkpointConfig(),
                configs.coordinatorConfig()
                        .parentShardPollIntervalMillis(OFTEN_MILLIS)
                        .shardConsumerDispatchPollIntervalMillis(OFTEN_MILLIS / 5),
                leases,
                configs.lifecycleConfig(),
                configs.metricsConfig(),
                configs.processorConfig(),
                retrieval(configs.retrievalConfig(), arguments[4], stream, kinesis));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(scheduler)));
        scheduler.run();
    }

    private static RetrievalConfig retrieval(
            RetrievalConfig config, String way, String stream, KinesisAsyncClient kinesis) {
        if (way.equals("polling")) {
            RetrievalSpecificConfig polling =
                    new PollingConfig(stream, kinesis).idleTimeBetweenReadsInMillis(OFTEN_MILLIS / 2);
            config.retrievalSpecificConfig(polling);
        }
        return config;
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "any")))
                .build();
    }

    private static void stop(Scheduler scheduler) {
        CompletableFuture<Boolean> stopped = scheduler.startGracefulShutdown();
        stopped.completeOnTimeout(false, Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
