package io.kinefka.gateway.config;

import java.net.URI;
import java.util.Optional;

/**
 * The S3 that is delivered to.
 *
 * @param endpoint another one than AWS's
 * @param region of it, if it is another one than that of callers
 * @param localPort where this program serves S3 itself, if it does; 0 for any free port
 */
public record S3Config(Optional<URI> endpoint, Optional<String> region, Optional<Integer> localPort) {

    public S3Config {
        localPort.ifPresent(port -> Checks.port(Keys.S3_LOCAL_PORT, port));
        if (endpoint.isPresent() && localPort.isPresent()) {
            throw new ConfigException(
                    Keys.S3_ENDPOINT.name() + " and " + Keys.S3_LOCAL_PORT.name() + " exclude each other");
        }
    }
}
