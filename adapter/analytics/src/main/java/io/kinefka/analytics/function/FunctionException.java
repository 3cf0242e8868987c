package io.kinefka.analytics.function;

/** An invocation has failed as a whole; the message says why, and nothing of what was sent. */
public final class FunctionException extends Exception {

    public FunctionException(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
