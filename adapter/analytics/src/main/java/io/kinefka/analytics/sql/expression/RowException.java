package io.kinefka.analytics.sql.expression;

import org.jspecify.annotations.Nullable;

/** What an application asks for cannot be computed of a row, which belongs into the error stream. */
public final class RowException extends RuntimeException {
    /** Without a stack trace, because rows may be many. */
    public RowException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
