package io.kinefka.gateway.faults;

/** A request that cannot be understood; the message is for its sender. */
final class BadRequestException extends RuntimeException {

    BadRequestException(String message) {
        super(message, null, false, false);
    }
}
