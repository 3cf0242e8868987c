package io.kinefka.gateway;

/** The gateway could not start; the message is one line for the person who started it. */
public final class GatewayException extends RuntimeException {

    GatewayException(String message, Throwable cause) {
        super(message, cause);
    }
}
