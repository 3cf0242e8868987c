package io.kinefka.analytics.api;

import io.kinefka.broker.EmbeddedBroker;
import io.kinefka.broker.EmbeddedBrokerSettings;
import io.kinefka.encryption.KeyService;
import io.kinefka.log.KafkaLog;
import io.kinefka.log.KafkaLogSettings;
import io.kinefka.log.metrics.MetricSettings;
import io.kinefka.log.stream.StreamDurations;
import io.kinefka.log.table.TableSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** One broker for all tests of this JVM, and logs on it. */
final class Brokers {
    private static final EmbeddedBroker SHARED = start();

    private Brokers() {}

    private static EmbeddedBroker start() {
        try {
            var directory = Files.createTempDirectory("kinefka-analytics-test");
            return EmbeddedBroker.start(new EmbeddedBrokerSettings(directory, 0, Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String bootstrapServers() {
        return SHARED.bootstrapServers();
    }

    static KafkaLog open() {
        var settings = new KafkaLogSettings(
                SHARED.bootstrapServers(),
                Map.of(),
                "000000000000",
                "us-east-1",
                new StreamDurations(Duration.ZERO, Duration.ZERO),
                -1,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                64L << 20,
                2,
                64,
                8 << 20,
                MetricSettings.DEFAULT,
                TableSettings.DEFAULT);
        try {
            return KafkaLog.open(settings, KeyService.NONE, Clock.systemUTC());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
