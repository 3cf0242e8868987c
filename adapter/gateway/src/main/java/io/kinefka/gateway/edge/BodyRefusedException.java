package io.kinefka.gateway.edge;

/** A body is not taken; carries no stack trace, for it is an answer and not a fault. */
final class BodyRefusedException extends RuntimeException {
    private final Refusal refusal;

    BodyRefusedException(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
