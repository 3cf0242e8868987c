package io.kinefka.broker;

/** The embedded broker could not start; the message is one line for the person who started the program. */
public final class EmbeddedBrokerException extends RuntimeException {

    EmbeddedBrokerException(String message) {
        super(message);
    }

    EmbeddedBrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
