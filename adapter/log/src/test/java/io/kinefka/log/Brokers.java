package io.kinefka.log;

import io.kinefka.broker.EmbeddedBroker;
import io.kinefka.broker.EmbeddedBrokerSettings;
import io.kinefka.encryption.KeyService;
import io.kinefka.log.metrics.MetricSettings;
import io.kinefka.log.stream.StreamDurations;
import io.kinefka.log.table.TableSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** One broker for all tests of this JVM, and logs on it. */
public final class Brokers {
    private static final EmbeddedBroker SHARED = start();

    private Brokers() {}

    private static EmbeddedBroker start() {
        try {
            Path directory = Files.createTempDirectory("kinefka-log-test");
            return EmbeddedBroker.start(new EmbeddedBrokerSettings(directory, 0, Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String bootstrapServers() {
        return SHARED.bootstrapServers();
    }

    static KafkaLogSettings settings(String bootstrapServers, Duration deadline) {
        return new KafkaLogSettings(
                bootstrapServers,
                Map.of(),
                "000000000000",
                "us-east-1",
                new StreamDurations(Duration.ZERO, Duration.ZERO),
                -1,
                Duration.ofSeconds(20),
                deadline,
                64L * 1024 * 1024,
                2,
                64,
                8 << 20,
                MetricSettings.DEFAULT,
                TableSettings.DEFAULT);
    }

    public static KafkaLog open() throws InterruptedException {
        return open(Clock.systemUTC());
    }

    static KafkaLog open(Clock clock) throws InterruptedException {
        return KafkaLog.open(settings(bootstrapServers(), Duration.ofMinutes(1)), KeyService.NONE, clock);
    }
}
