package io.kinefka.encryption;

import org.jspecify.annotations.Nullable;

/** A key store that cannot be read, written or changed as wanted; the message is one line for its administrator. */
public final class KeyStoreException extends RuntimeException {

    KeyStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
