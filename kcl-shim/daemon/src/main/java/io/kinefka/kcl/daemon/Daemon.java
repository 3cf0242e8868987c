package io.kinefka.kcl.daemon;

import io.kinefka.kcl.KafkaConfigsBuilder;
import io.kinefka.kcl.KafkaRetrievalConfig;
import io.kinefka.kcl.KafkaScheduler;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.beanutils.BeanUtilsBean;
import org.apache.commons.beanutils.ConvertUtilsBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.arns.Arn;
import software.amazon.kinesis.multilang.MultiLangRecordProcessorFactory;
import software.amazon.kinesis.multilang.config.MultiLangDaemonConfiguration;
import software.amazon.kinesis.processor.SingleStreamTracker;

/**
 * One worker whose record processors are processes: KCL's own multi-language processors, each of which talks to a child
 * over its standard input and output. As in KCL, a child that fails ends the whole program.
 */
final class Daemon implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(10);

    private final KafkaScheduler scheduler;
    private final ExecutorService children;
    private final Duration shutdownGrace;

    /** Prepares a worker; {@link #run} connects. */
    Daemon(DaemonProperties properties) {
        int threads = properties.number("maxActiveThreads").orElse(0L).intValue();
        children = threads > 0 ? Executors.newFixedThreadPool(threads) : Executors.newCachedThreadPool();
        shutdownGrace =
                properties.number("shutdownGraceMillis").map(Duration::ofMillis).orElse(SHUTDOWN_GRACE);
        KafkaConfigsBuilder configs = new KafkaConfigsBuilder(
                tracker(properties),
                properties.required("applicationName"),
                properties.kafka(),
                properties.text("workerId").orElseGet(() -> UUID.randomUUID().toString()),
                new MultiLangRecordProcessorFactory(
                        properties.required("executableName"), children, configuration(properties)));
        var coordinator = configs.coordinatorConfig();
        properties.number("parentShardPollIntervalMillis").ifPresent(coordinator::parentShardPollIntervalMillis);
        var lifecycle = configs.lifecycleConfig();
        properties.number("taskBackoffTimeMillis").ifPresent(lifecycle::taskBackoffTimeMillis);
        scheduler = new KafkaScheduler(
                coordinator,
                lifecycle,
                configs.processorConfig()
                        .callProcessRecordsEvenForEmptyRecordList(
                                properties.flag("callProcessRecordsEvenForEmptyRecordList")),
                retrieval(configs.retrievalConfig(), properties));
        if (!properties.unused().isEmpty()) {
            LOG.atInfo().addKeyValue("properties", properties.unused()).log("These mean nothing on Kafka");
        }
    }

    private static SingleStreamTracker tracker(DaemonProperties properties) {
        return properties
                .text("streamArn")
                .map(arn -> new SingleStreamTracker(Arn.fromString(arn)))
                .orElseGet(() -> new SingleStreamTracker(properties.required("streamName")));
    }

    /** Of all this, KCL's multi-language processors ask only for the time-out. */
    private static MultiLangDaemonConfiguration configuration(DaemonProperties properties) {
        ConvertUtilsBean convert = new ConvertUtilsBean();
        MultiLangDaemonConfiguration configuration =
                new MultiLangDaemonConfiguration(new BeanUtilsBean(convert), convert);
        properties.number("timeoutInSeconds").map(Long::intValue).ifPresent(configuration::setTimeoutInSeconds);
        return configuration;
    }

    private static KafkaRetrievalConfig retrieval(KafkaRetrievalConfig retrieval, DaemonProperties properties) {
        retrieval.initialPositionInStreamExtended(properties.initialPosition());
        properties.number("maxRecords").map(Long::intValue).ifPresent(retrieval::maxRecords);
        properties.number("idleTimeBetweenReadsInMillis").ifPresent(retrieval::idleTimeBetweenReadsInMillis);
        properties
                .number("gracefulLeaseHandoffTimeoutMillis")
                .map(Duration::ofMillis)
                .ifPresent(retrieval::gracefulLeaseHandoffTimeout);
        return retrieval;
    }

    /** Works until {@link #stop}. */
    @Override
    public void run() {
        try {
            scheduler.run();
        } finally {
            children.shutdown();
        }
    }

    /** Begins to stop gracefully. */
    CompletableFuture<Boolean> stop() {
        return scheduler.startGracefulShutdown();
    }

    /** How long to wait for {@link #stop}. */
    Duration shutdownGrace() {
        return shutdownGrace;
    }
}
