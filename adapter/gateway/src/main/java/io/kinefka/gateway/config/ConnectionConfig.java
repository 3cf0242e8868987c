package io.kinefka.gateway.config;

import java.time.Duration;

/**
 * What clients may do with connections.
 *
 * @param connectionsMax how many there may be at one time
 * @param headTimeout how long a TLS handshake with the first request's head, and each later head, may take
 * @param idleTimeout how long nothing may happen on one
 * @param bodyTimeout how long a request's body may take to arrive
 */
public record ConnectionConfig(int connectionsMax, Duration headTimeout, Duration idleTimeout, Duration bodyTimeout) {

    public ConnectionConfig {
        Checks.between(Keys.CONNECTIONS_MAX, connectionsMax, 1, 1_000_000);
        Checks.positive(Keys.CONNECTION_HEAD_TIMEOUT, headTimeout);
        Checks.positive(Keys.CONNECTION_IDLE_TIMEOUT, idleTimeout);
        Checks.positive(Keys.REQUEST_BODY_TIMEOUT, bodyTimeout);
    }
}
