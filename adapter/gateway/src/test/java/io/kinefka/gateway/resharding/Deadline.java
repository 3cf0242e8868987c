package io.kinefka.gateway.resharding;

import java.time.Duration;

/** A point in time after which a test gives up. */
final class Deadline {
    private final long untilNanos;

    Deadline(int seconds) {
        untilNanos = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - untilNanos > 0;
    }
}
