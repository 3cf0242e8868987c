package io.kinefka.analytics.record;

/** A value does not fit its column. */
final class MalformedValueException extends Exception {
    private final String reason;

    /** Without a stack trace, because rows may be many. */
    MalformedValueException(String message) {
        super(message, null, false, false);
        reason = message;
    }

    String reason() {
        return reason;
    }
}
