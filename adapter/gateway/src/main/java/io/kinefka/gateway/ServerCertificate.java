package io.kinefka.gateway;

import io.kinefka.gateway.config.GatewayConfig;
import io.kinefka.gateway.tls.Identity;
import io.kinefka.gateway.tls.PemFiles;
import io.kinefka.gateway.tls.TlsDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What https clients are shown.
 *
 * @param identity the certificate with its key; none if there is no https
 * @param authority the certificate that clients trust, if it is our own
 */
record ServerCertificate(Optional<Identity> identity, Optional<Path> authority) {
    private static final String DEFAULT_DIRECTORY = "tls";

    /**
     * Takes the operator's certificate, or our own, which is made when absent. In front of a cluster nothing is made up
     * that the operator did not give a place: its authority would be another one after every start.
     */
    static ServerCertificate open(GatewayConfig config) {
        var tls = config.tls();
        if (tls.certificate().isPresent() && tls.key().isPresent()) {
            var identity = PemFiles.read(tls.certificate().get(), tls.key().get());
            return new ServerCertificate(Optional.of(identity), Optional.empty());
        }
        return directory(config)
                .map(each -> new TlsDirectory(each, Clock.systemUTC()))
                .map(each -> new ServerCertificate(
                        Optional.of(each.open(tls.names())), Optional.of(each.trustedCertificate())))
                .orElse(new ServerCertificate(Optional.empty(), Optional.empty()));
    }

    private static Optional<Path> directory(GatewayConfig config) {
        return config.tls()
                .directory()
                .or(() -> config.kafka().embedded()
                        ? Optional.of(config.data().resolve(DEFAULT_DIRECTORY))
                        : Optional.empty());
    }

    boolean servesTls() {
        return identity.isPresent();
    }
}
