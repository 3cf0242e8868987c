package io.kinefka.gateway.edge;

import io.kinefka.gateway.edge.port.PortSettings;
import java.time.Duration;

/**
 * What the edge needs to know.
 *
 * @param port on 127.0.0.1; 0 for any free one
 * @param connections what is asked of connections before HTTP
 * @param idleTimeout how long nothing may happen on a connection
 * @param bodyTimeout how long a request's body may take to arrive
 * @param bodyBytesMax the largest request body
 * @param bodiesBytesMax all request bodies that are held at one time
 * @param answersBytesMax all large answers that wait for clients to read them
 * @param eventLoops how many threads serve connections
 */
public record EdgeSettings(
        int port,
        PortSettings connections,
        Duration idleTimeout,
        Duration bodyTimeout,
        int bodyBytesMax,
        long bodiesBytesMax,
        long answersBytesMax,
        int eventLoops) {}
