package io.kinefka.gateway;

import io.kinefka.aws.Service;
import io.kinefka.gateway.config.GatewayConfig;
import io.kinefka.kinesis.ChangeDurations;
import io.kinefka.kinesis.KinesisService;
import io.kinefka.kinesis.KinesisSettings;
import io.kinefka.log.KafkaLog;
import io.kinefka.log.KafkaLogSettings;
import io.kinefka.log.error.LogException;
import io.kinefka.log.stream.StreamDurations;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The services that this program answers for, and the log that they share.
 *
 * @param all the table: one line for each service
 * @param log where they keep everything
 */
record Services(List<Service> all, KafkaLog log) implements AutoCloseable {

    static Services start(GatewayConfig config, String bootstrapServers) {
        var clock = Clock.systemUTC();
        var log = open(config, bootstrapServers, clock);
        try {
            return new Services(
                    List.of(await(KinesisService.create(
                            log, new KinesisSettings(config.streams().shardLimit(), ChangeDurations.NONE), clock))),
                    log);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private static KafkaLog open(GatewayConfig config, String bootstrapServers, Clock clock) {
        var settings = new KafkaLogSettings(
                bootstrapServers,
                config.kafka().clients().values(),
                config.caller().accountId(),
                config.caller().region(),
                new StreamDurations(
                        config.streams().createDuration(), config.streams().deleteDuration()),
                config.kafka().topicReplicationFactor(),
                config.kafka().leaseDuration(),
                config.requests().timeout(),
                config.requests().writeBytesMax(),
                config.requests().readThreads(),
                config.requests().readQueueMax());
        try {
            return KafkaLog.open(settings, clock);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LogException.unavailable("Interrupted while starting", e);
        }
    }

    private static Service await(CompletionStage<Service> service) {
        return service.toCompletableFuture().join();
    }

    /** Whether requests can be served right now. */
    boolean isReady() {
        return log.isReady();
    }

    /** Bytes of records that are on their way to Kafka. */
    long writeBytes() {
        return log.writeBytesUnderWay();
    }

    /** Finishes what is on its way to Kafka and lets go of it. */
    @Override
    public void close() {
        log.close();
    }
}
