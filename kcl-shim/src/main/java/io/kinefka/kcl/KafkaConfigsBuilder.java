package io.kinefka.kcl;

import java.util.Map;
import software.amazon.awssdk.arns.Arn;
import software.amazon.kinesis.coordinator.CoordinatorConfig;
import software.amazon.kinesis.lifecycle.LifecycleConfig;
import software.amazon.kinesis.processor.ProcessorConfig;
import software.amazon.kinesis.processor.ShardRecordProcessorFactory;
import software.amazon.kinesis.processor.SingleStreamTracker;
import software.amazon.kinesis.processor.StreamTracker;

/**
 * In place of KCL's {@code ConfigsBuilder}: the Kafka properties replace the three AWS clients. Each configuration can be
 * changed before it goes to the {@link KafkaScheduler}.
 */
public final class KafkaConfigsBuilder {
    private static final long PARENT_POLL_MILLIS = 1000;

    private final StreamTracker streamTracker;
    private final String applicationName;
    private final Map<String, ?> kafkaProperties;
    private final String workerIdentifier;
    private final ShardRecordProcessorFactory shardRecordProcessorFactory;

    /**
     * An application that reads one stream or several.
     *
     * @param streamTracker KCL's own: its configurations are asked for again every few seconds
     * @param applicationName the consumer group
     * @param kafkaProperties {@code bootstrap.servers}, and whatever else a Kafka consumer needs to connect; {@code
     *     kinefka.encryption.keystore} for encrypted streams; {@code group.protocol=classic} to do without KIP-848 where the
     *     broker has it
     * @param workerIdentifier names this worker in Kafka's tools and logs
     */
    public KafkaConfigsBuilder(
            StreamTracker streamTracker,
            String applicationName,
            Map<String, ?> kafkaProperties,
            String workerIdentifier,
            ShardRecordProcessorFactory shardRecordProcessorFactory) {
        this.streamTracker = streamTracker;
        this.applicationName = applicationName;
        this.kafkaProperties = Map.copyOf(kafkaProperties);
        this.workerIdentifier = workerIdentifier;
        this.shardRecordProcessorFactory = shardRecordProcessorFactory;
    }

    /** An application that reads the stream of that name. */
    public KafkaConfigsBuilder(
            String streamName,
            String applicationName,
            Map<String, ?> kafkaProperties,
            String workerIdentifier,
            ShardRecordProcessorFactory shardRecordProcessorFactory) {
        this(
                new SingleStreamTracker(streamName),
                applicationName,
                kafkaProperties,
                workerIdentifier,
                shardRecordProcessorFactory);
    }

    /** An application that reads the stream of that ARN. */
    public KafkaConfigsBuilder(
            Arn streamArn,
            String applicationName,
            Map<String, ?> kafkaProperties,
            String workerIdentifier,
            ShardRecordProcessorFactory shardRecordProcessorFactory) {
        this(
                new SingleStreamTracker(streamArn),
                applicationName,
                kafkaProperties,
                workerIdentifier,
                shardRecordProcessorFactory);
    }

    /**
     * KCL's own, of which {@code parentShardPollIntervalMillis} counts here: how often to look whether another worker has
     * finished a parent. One second by default.
     */
    public CoordinatorConfig coordinatorConfig() {
        return new CoordinatorConfig(applicationName).parentShardPollIntervalMillis(PARENT_POLL_MILLIS);
    }

    /**
     * KCL's own, of which {@code taskBackoffTimeMillis} counts here, how long to wait before a failed step is tried again,
     * and {@code aggregatorUtil}.
     */
    public LifecycleConfig lifecycleConfig() {
        return new LifecycleConfig();
    }

    /** KCL's own, all of it. */
    public ProcessorConfig processorConfig() {
        return new ProcessorConfig(shardRecordProcessorFactory);
    }

    /** What is Kafka's. */
    public KafkaRetrievalConfig retrievalConfig() {
        return new KafkaRetrievalConfig(streamTracker, kafkaProperties, workerIdentifier);
    }
}
