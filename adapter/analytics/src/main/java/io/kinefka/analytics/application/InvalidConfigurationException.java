package io.kinefka.analytics.application;

/** What a request says of an application is not possible; the message tells why. */
public final class InvalidConfigurationException extends RuntimeException {

    public InvalidConfigurationException(String message) {
        super(message, null, false, false);
    }
}
