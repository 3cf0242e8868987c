package io.kinefka.application;

import java.net.URI;
import java.time.Duration;
import java.util.List;
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
import software.amazon.kinesis.common.StreamIdentifier;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.processor.ShardRecordProcessorFactory;
import software.amazon.kinesis.processor.SingleStreamTracker;
import software.amazon.kinesis.processor.StreamTracker;
import software.amazon.kinesis.retrieval.RetrievalConfig;
import software.amazon.kinesis.retrieval.polling.PollingConfig;

/**
 * One worker. Arguments: endpoint, streams, application, worker, polling or fan-out. One stream is given by its name, several
 * as account:name:creation second, with commas between them.
 */
public final class KclApplication {
    private static final long FAILOVER_MILLIS = 3000;
    private static final long OFTEN_MILLIS = 500;

    private KclApplication() {}

    /** The worker, until it is told to end. */
    public static void main(String[] arguments) {
        var endpoint = URI.create(arguments[0]);
        var kinesis = client(KinesisAsyncClient.builder(), endpoint);
        var configs = new ConfigsBuilder(
                tracker(List.of(arguments[1].split(","))),
                arguments[2],
                kinesis,
                client(DynamoDbAsyncClient.builder(), endpoint),
                client(CloudWatchAsyncClient.builder(), endpoint),
                arguments[3],
                new Factory());
        var scheduler = new Scheduler(
                configs.checkpointConfig(),
                configs.coordinatorConfig()
                        .parentShardPollIntervalMillis(OFTEN_MILLIS)
                        .shardConsumerDispatchPollIntervalMillis(OFTEN_MILLIS / 5),
                configs.leaseManagementConfig()
                        .failoverTimeMillis(FAILOVER_MILLIS)
                        .shardSyncIntervalMillis(OFTEN_MILLIS)
                        .leasesRecoveryAuditorExecutionFrequencyMillis(FAILOVER_MILLIS),
                configs.lifecycleConfig(),
                configs.metricsConfig(),
                configs.processorConfig(),
                retrieval(configs.retrievalConfig(), arguments[4], kinesis));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(scheduler)));
        scheduler.run();
    }

    /** Tells the shards of several streams apart. */
    private static final class Factory implements ShardRecordProcessorFactory {
        @Override
        public ShardRecordProcessor shardRecordProcessor() {
            return new TellingProcessor();
        }

        @Override
        public ShardRecordProcessor shardRecordProcessor(StreamIdentifier stream) {
            return stream.accountIdOptional().isPresent()
                    ? new TellingProcessor(stream.streamName() + "/")
                    : new TellingProcessor();
        }
    }

    private static StreamTracker tracker(List<String> streams) {
        return streams.size() > 1
                ? new Streams(streams)
                : new SingleStreamTracker(
                        streams.get(0),
                        InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON));
    }

    private static RetrievalConfig retrieval(RetrievalConfig config, String way, KinesisAsyncClient kinesis) {
        if (way.equals("polling")) {
            var polling = new PollingConfig(kinesis);
            polling.idleTimeBetweenReadsInMillis(OFTEN_MILLIS / 2);
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
