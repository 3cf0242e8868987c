package io.kinefka.clients.kcl;

import io.kinefka.application.TellingProcessor;
import io.kinefka.kcl.KafkaConfigsBuilder;
import io.kinefka.kcl.KafkaScheduler;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;

/** The same application as {@link io.kinefka.application.KclApplication}, on a consumer group. */
final class ShimWorker {
    private static final int PATIENCE_SECONDS = 20;
    private static final long OFTEN_MILLIS = 500;

    private ShimWorker() {}

    public static void main(String[] arguments) {
        var configs = new KafkaConfigsBuilder(
                arguments[1],
                arguments[2],
                Map.of("bootstrap.servers", arguments[0]),
                arguments[3],
                TellingProcessor::new);
        var scheduler = new KafkaScheduler(
                configs.coordinatorConfig().parentShardPollIntervalMillis(OFTEN_MILLIS),
                configs.lifecycleConfig(),
                configs.processorConfig(),
                configs.retrievalConfig()
                        .initialPositionInStreamExtended(InitialPositionInStreamExtended.newInitialPosition(
                                InitialPositionInStream.TRIM_HORIZON)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> scheduler
                .startGracefulShutdown()
                .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join()));
        scheduler.run();
    }
}
