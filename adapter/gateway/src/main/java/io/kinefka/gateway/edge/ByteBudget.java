package io.kinefka.gateway.edge;

import java.util.concurrent.atomic.AtomicLong;

/** A bound on bytes that are held at one time by all requests together. */
final class ByteBudget {
    private final long max;
    private final AtomicLong held = new AtomicLong();

    ByteBudget(long max) {
        this.max = max;
    }

    /** Takes that many bytes, or none if that would exceed the bound. */
    boolean tryTake(long bytes) {
        if (held.addAndGet(bytes) <= max) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
