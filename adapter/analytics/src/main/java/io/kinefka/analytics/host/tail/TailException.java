package io.kinefka.analytics.host.tail;

import java.io.Serial;

/** There is nothing to watch, or not any more; the message is for people. */
public final class TailException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    TailException(String message) {
        super(message, null, false, false);
    }
}
