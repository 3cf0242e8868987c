package io.kinefka.clients;

import io.kinefka.gateway.RunningProgram;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where clients connect, with the certificate authority to trust on https. */
public record Endpoint(URI uri, Optional<Path> authority) {
    public static Endpoint http(RunningProgram program) {
        return new Endpoint(program.endpoint(), Optional.empty());
    }

    public static Endpoint https(RunningProgram program) {
        return new Endpoint(program.secureEndpoint(), Optional.of(program.trustedCertificate()));
    }

    public static List<Endpoint> both(RunningProgram program) {
        return List.of(http(program), https(program));
    }

    public boolean isSecure() {
        return authority.isPresent();
    }
}
