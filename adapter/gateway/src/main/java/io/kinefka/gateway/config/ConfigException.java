package io.kinefka.gateway.config;

/** The configuration cannot be used; the message is one line for the person who wrote it. */
public final class ConfigException extends RuntimeException {

    public ConfigException(String message) {
        super(message);
    }
}
