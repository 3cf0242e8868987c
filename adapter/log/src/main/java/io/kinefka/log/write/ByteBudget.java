package io.kinefka.log.write;

import java.util.concurrent.atomic.AtomicLong;

/** A bound on the bytes that are under way at once. Never waits. */
final class ByteBudget {
    private final long bytesMax;
    private final AtomicLong bytesTaken = new AtomicLong();

    ByteBudget(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Takes bytes if that many are left. */
    boolean tryTake(long bytes) {
        long before = bytesTaken.getAndAdd(bytes);
        if (before + bytes > bytesMax) {
            bytesTaken.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void giveBack(long bytes) {
        bytesTaken.addAndGet(-bytes);
    }

    long bytesTaken() {
        return bytesTaken.get();
    }
}
