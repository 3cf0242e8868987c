package io.kinefka.gateway.edge;

/** The edge cannot listen; the message is one line for the person who started the program. */
public final class EdgeException extends RuntimeException {

    EdgeException(int port, Throwable cause) {
        super("The gateway cannot listen on 127.0.0.1:" + port + ": " + cause.getMessage(), cause);
    }
}
