package io.kinefka.benchmark.scenario;

import java.time.Duration;

/** Lets time pass. */
final class Pauses {
    private Pauses() {}

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
