package io.kinefka.kcl;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.processor.ShardRecordProcessorFactory;

/** A worker in a thread of its own. */
final class TestWorker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KafkaScheduler scheduler;
    private final Thread thread;

    private TestWorker(KafkaScheduler scheduler) {
        this.scheduler = scheduler;
        this.thread = new Thread(scheduler, "worker");
        thread.setDaemon(true);
        thread.start();
    }

    static TestWorker start(TestStream stream, String application, ShardRecordProcessorFactory factory) {
        return start(stream, application, factory, Map.of(), retrieval -> retrieval);
    }

    static TestWorker start(
            TestStream stream,
            String application,
            ShardRecordProcessorFactory factory,
            Map<String, Object> kafka,
            UnaryOperator<KafkaRetrievalConfig> change) {
        Map<String, Object> properties = new HashMap<>(Map.of("bootstrap.servers", Brokers.bootstrapServers()));
        properties.putAll(kafka);
        var configs = new KafkaConfigsBuilder(
                stream.name(), application, properties, UUID.randomUUID().toString(), factory);
        return new TestWorker(new KafkaScheduler(
                configs.coordinatorConfig().parentShardPollIntervalMillis(100),
                configs.lifecycleConfig().taskBackoffTimeMillis(50),
                configs.processorConfig(),
                change.apply(configs.retrievalConfig()
                        .initialPositionInStreamExtended(InitialPositionInStreamExtended.newInitialPosition(
                                InitialPositionInStream.TRIM_HORIZON)))));
    }

    static TestWorker of(KafkaScheduler scheduler) {
        return new TestWorker(scheduler);
    }

    KafkaScheduler scheduler() {
        return scheduler;
    }

    /** Stops gracefully. */
    @Override
    public void close() {
        try {
            scheduler.startGracefulShutdown().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            thread.join(PATIENCE.toMillis());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
