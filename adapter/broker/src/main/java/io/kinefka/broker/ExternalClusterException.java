package io.kinefka.broker;

/** An external cluster cannot be used; the message is one line for the person who named it. */
public final class ExternalClusterException extends RuntimeException {

    ExternalClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
