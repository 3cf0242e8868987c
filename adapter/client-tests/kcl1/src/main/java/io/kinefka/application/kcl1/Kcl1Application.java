package io.kinefka.application.kcl1;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.client.builder.AwsSyncClientBuilder;
import com.amazonaws.services.cloudwatch.AmazonCloudWatchClientBuilder;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBClientBuilder;
import com.amazonaws.services.kinesis.AmazonKinesisClientBuilder;
import com.amazonaws.services.kinesis.clientlibrary.interfaces.v2.IRecordProcessorFactory;
import com.amazonaws.services.kinesis.clientlibrary.lib.worker.InitialPositionInStream;
import com.amazonaws.services.kinesis.clientlibrary.lib.worker.KinesisClientLibConfiguration;
import com.amazonaws.services.kinesis.clientlibrary.lib.worker.Worker;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One worker. Arguments: endpoint, stream, application, worker. */
public final class Kcl1Application {
    private static final String REGION = "us-east-1";
    private static final AWSStaticCredentialsProvider CREDENTIALS =
            new AWSStaticCredentialsProvider(new BasicAWSCredentials("AKIDEXAMPLE", "any"));
    private static final long FAILOVER_MILLIS = 3000;
    private static final long OFTEN_MILLIS = 500;
    private static final int PATIENCE_SECONDS = 20;

    private Kcl1Application() {}

    /** The worker, until it is told to end. */
    public static void main(String[] arguments) {
        var endpoint = arguments[0];
        IRecordProcessorFactory factory = TellingKcl1Processor::new;
        var worker = new Worker.Builder()
                .recordProcessorFactory(factory)
                .config(configuration(arguments[1], arguments[2], arguments[3]))
                .kinesisClient(client(AmazonKinesisClientBuilder.standard(), endpoint))
                .dynamoDBClient(client(AmazonDynamoDBClientBuilder.standard(), endpoint))
                .cloudWatchClient(client(AmazonCloudWatchClientBuilder.standard(), endpoint))
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker)));
        worker.run();
    }

    @SuppressWarnings("deprecation") // What is not takes thirty arguments.
    private static KinesisClientLibConfiguration configuration(String stream, String application, String worker) {
        return new KinesisClientLibConfiguration(application, stream, CREDENTIALS, worker)
                .withRegionName(REGION)
                .withInitialPositionInStream(InitialPositionInStream.TRIM_HORIZON)
                .withFailoverTimeMillis(FAILOVER_MILLIS)
                .withShardSyncIntervalMillis(OFTEN_MILLIS)
                .withParentShardPollIntervalMillis(OFTEN_MILLIS)
                .withIdleTimeBetweenReadsInMillis(OFTEN_MILLIS / 2);
    }

    private static <B extends AwsSyncClientBuilder<B, C>, C> C client(B builder, String endpoint) {
        return builder.withEndpointConfiguration(new EndpointConfiguration(endpoint, REGION))
                .withCredentials(CREDENTIALS)
                .build();
    }

    private static void stop(Worker worker) {
        try {
            worker.startGracefulShutdown().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Not stopped in order", e);
        }
    }
}
