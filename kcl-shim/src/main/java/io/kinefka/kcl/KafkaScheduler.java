package io.kinefka.kcl;

import io.kinefka.kcl.group.Work.Settings;
import io.kinefka.kcl.group.Worker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import software.amazon.kinesis.coordinator.CoordinatorConfig;
import software.amazon.kinesis.lifecycle.LifecycleConfig;
import software.amazon.kinesis.processor.ProcessorConfig;

/**
 * In place of KCL's {@code Scheduler}: one worker of an application, on a Kafka consumer group. {@link #run} returns when
 * the worker has been shut down.
 *
 * <p>Streams and shards are read from the catalog topic, which needs read access besides the streams' topics and the
 * group. A stream that does not exist yet is waited for.
 */
public final class KafkaScheduler implements Runnable {
    private final Worker worker;

    /** Takes what {@link KafkaConfigsBuilder} gives. */
    public KafkaScheduler(
            CoordinatorConfig coordinatorConfig,
            LifecycleConfig lifecycleConfig,
            ProcessorConfig processorConfig,
            KafkaRetrievalConfig retrievalConfig) {
        ClientProperties properties = new ClientProperties(
                retrievalConfig.kafkaProperties(),
                coordinatorConfig.applicationName(),
                retrievalConfig.workerIdentifier());
        worker = new Worker(
                new Worker.Application(
                        coordinatorConfig.applicationName(),
                        retrievalConfig.streamTracker(),
                        processorConfig.shardRecordProcessorFactory(),
                        lifecycleConfig.aggregatorUtil(),
                        Duration.ofMillis(coordinatorConfig.parentShardPollIntervalMillis()),
                        new Settings(
                                retrievalConfig.maxRecords(),
                                Duration.ofMillis(lifecycleConfig.taskBackoffTimeMillis()),
                                processorConfig.callProcessRecordsEvenForEmptyRecordList()
                                        ? retrievalConfig.idleTime()
                                        : null,
                                retrievalConfig.gracefulLeaseHandoffTimeout(),
                                retrievalConfig.prefetchBytesMax())),
                new Worker.Clients(
                        properties.protocol(),
                        properties::member,
                        properties.catalog(),
                        properties.admin(),
                        properties::decryption));
    }

    /**
     * Works until it is shut down, or its thread is interrupted.
     *
     * @throws IllegalStateException if it runs already
     * @throws io.kinefka.mapping.UnsupportedFormatException if a newer version of Kinefka has written the catalog
     */
    @Override
    public void run() {
        worker.run();
    }

    /**
     * Lets every record processor finish its batch, calls {@code shutdownRequested}, in which it may still checkpoint,
     * then {@code leaseLost}, and leaves the group.
     *
     * @return true once that is done, false if a processor took longer than {@code gracefulLeaseHandoffTimeout}
     */
    public CompletableFuture<Boolean> startGracefulShutdown() {
        return worker.stop(true);
    }

    /** Lets every record processor finish its batch, calls {@code leaseLost}, and leaves the group. Does not wait. */
    public void shutdown() {
        var unused = worker.stop(false);
    }

    /** Whether a shutdown, of either kind, is done. */
    public boolean shutdownComplete() {
        return worker.isStopped();
    }

    /** Whether {@link #startGracefulShutdown} has been called. */
    public boolean hasGracefulShutdownStarted() {
        return worker.stopsGracefully();
    }
}
