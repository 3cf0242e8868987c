package io.kinefka.gateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which certificate TLS clients are shown.
 *
 * @param directory where our own is kept
 * @param certificate the operator's own, which then comes first
 * @param key the key that belongs to it
 * @param names the names and addresses that our own is for
 */
public record TlsConfig(Optional<Path> directory, Optional<Path> certificate, Optional<Path> key, List<String> names) {
    private static final String NAME =
            "(\\*\\.)?[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";

    public TlsConfig {
        names = List.copyOf(names);
        if (certificate.isPresent() != key.isPresent()) {
            throw new ConfigException(
                    Keys.TLS_CERTIFICATE.name() + " and " + Keys.TLS_KEY.name() + " must be set together");
        }
        for (var name : names) {
            Checks.matches(Keys.TLS_NAMES, name, NAME, "host names and IP addresses, separated by commas");
        }
    }
}
