package io.kinefka.companions;

import io.kinefka.broker.EmbeddedBroker;
import io.kinefka.broker.EmbeddedBrokerSettings;
import io.kinefka.log.KafkaLogSettings;
import io.kinefka.log.metrics.MetricSettings;
import io.kinefka.log.stream.StreamDurations;
import io.kinefka.log.table.TableSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/** One broker for all tests of this JVM. */
public final class Broker {
    private static final EmbeddedBroker SHARED = start();

    private Broker() {}

    /** For a log on it. */
    public static KafkaLogSettings settings(MetricSettings metrics, TableSettings tables) {
        return new KafkaLogSettings(
                SHARED.bootstrapServers(),
                Map.of(),
                "000000000000",
                "us-east-1",
                new StreamDurations(Duration.ZERO, Duration.ZERO),
                -1,
                Duration.ofSeconds(10),
                Duration.ofMinutes(2),
                1 << 20,
                1,
                8,
                8 << 20,
                metrics,
                tables);
    }

    private static EmbeddedBroker start() {
        try {
            return EmbeddedBroker.start(
                    new EmbeddedBrokerSettings(Files.createTempDirectory("kinefka-companions-test"), 0, Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
