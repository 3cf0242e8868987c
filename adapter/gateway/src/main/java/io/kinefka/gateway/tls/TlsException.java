package io.kinefka.gateway.tls;

/** There is no certificate to show; the message is one line for the person who started the program. */
public final class TlsException extends RuntimeException {

    TlsException(String message, Throwable cause) {
        super(message, cause);
    }

    TlsException(String message) {
        super(message);
    }
}
