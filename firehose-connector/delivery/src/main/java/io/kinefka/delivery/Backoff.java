package io.kinefka.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before another attempt: twice as long each time, with a jitter of 15 %. Source for HTTP endpoints:
 * AWS developer guide; inferred for the others.
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {
    private static final double JITTER = 0.15;
    private static final int DOUBLINGS_MAX = 30;

    /**
     * The pause.
     *
     * @param attempts that have failed, 1 or more
     */
    Duration after(int attempts) {
        long doubled = first.toMillis() << Math.min(attempts - 1, DOUBLINGS_MAX);
        long pause = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(pause * (1 + JITTER * (2 * random.nextDouble() - 1))));
    }
}
