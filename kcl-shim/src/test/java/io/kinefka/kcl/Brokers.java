package io.kinefka.kcl;

import io.kinefka.broker.EmbeddedBroker;
import io.kinefka.broker.EmbeddedBrokerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** One broker for all tests of this JVM. It lets a group notice soon that a worker is gone, if the group is told to. */
public final class Brokers {
    private static final Map<String, String> IMPATIENT = Map.of(
            "group.consumer.min.session.timeout.ms", "1000",
            "group.consumer.min.heartbeat.interval.ms", "100",
            "group.consumer.heartbeat.interval.ms", "200");
    private static final EmbeddedBroker SHARED = start(Map.of());

    private Brokers() {}

    public static EmbeddedBroker start(Map<String, String> more) {
        try {
            var overrides = new HashMap<>(IMPATIENT);
            overrides.putAll(more);
            return EmbeddedBroker.start(
                    new EmbeddedBrokerSettings(Files.createTempDirectory("kinefka-kcl-test"), 0, overrides));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String bootstrapServers() {
        return SHARED.bootstrapServers();
    }
}
