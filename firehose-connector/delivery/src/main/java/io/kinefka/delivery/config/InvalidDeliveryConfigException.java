package io.kinefka.delivery.config;

/** A delivery stream cannot be configured like this; AWS would answer InvalidArgumentException. */
public final class InvalidDeliveryConfigException extends IllegalArgumentException {

    public InvalidDeliveryConfigException(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        // A client's fault, not a place in this program.
        return this;
    }
}
