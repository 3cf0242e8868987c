package io.kinefka.gateway.edge.port;

import io.kinefka.gateway.tls.Identity;
import java.time.Duration;
import java.util.Optional;

/**
 * What the port asks of connections.
 *
 * @param identity what TLS clients are shown; without one there is no TLS
 * @param connectionsMax how many there may be at one time
 * @param headTimeout how long a client may take for its TLS handshake and its first request's head, and for each later head
 */
public record PortSettings(Optional<Identity> identity, int connectionsMax, Duration headTimeout) {}
