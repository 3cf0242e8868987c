package io.kinefka.analytics.host;

import java.time.Duration;

/** Waits between attempts: a second at first, twice as long each time, half a minute at most. */
final class Backoff {
    /** As time passes. */
    static final Backoff IN_TIME = new Backoff(pause -> Thread.sleep(pause.toMillis()));

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int DOUBLINGS_MAX = 10;

    private final Waiting waiting;

    /** Lets time pass. */
    interface Waiting {
        void pass(Duration pause) throws InterruptedException;
    }

    Backoff(Waiting waiting) {
        this.waiting = waiting;
    }

    /**
     * Waits before the next attempt.
     *
     * @param failures up to now, 1 or more
     */
    void after(int failures) throws InterruptedException {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
        waiting.pass(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
    }
}
