package io.kinefka.broker;

import java.nio.file.Path;
import java.util.Map;

/**
 * What an embedded broker needs to know.
 *
 * @param directory where it keeps everything; created when absent, and used by one program at a time
 * @param port where Kafka clients connect on 127.0.0.1; 0 takes any free port
 * @param overrides Kafka broker properties that replace the broker's own choices
 */
public record EmbeddedBrokerSettings(Path directory, int port, Map<String, String> overrides) {

    public EmbeddedBrokerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, not " + port);
        }
        directory = directory.toAbsolutePath().normalize();
        overrides = Map.copyOf(overrides);
    }
}
