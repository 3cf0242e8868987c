package io.kinefka.firehose.host;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Knows about when the oldest record of a partition arrived that is not delivered yet. It remembers an arrival a second,
 * so what it says may be a second too old.
 */
final class Freshness {
    private static final long INTERVAL_MILLIS = 1000;

    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private long next = -1;

    private record Arrival(long offset, long millis) {}

    /** A record has been handed to the engine. */
    void accepted(long offset, long arrivalMillis) {
        Arrival last = arrivals.peekLast();
        if (last == null || arrivalMillis - last.millis() >= INTERVAL_MILLIS) {
            arrivals.add(new Arrival(offset, arrivalMillis));
        }
        next = offset + 1;
    }

    /** The age of the oldest record that lies behind the durable ones; zero if there is none. */
    Duration age(long durable, long nowMillis) {
        if (durable >= next) {
            arrivals.clear();
            return Duration.ZERO;
        }
        Arrival first = arrivals.poll();
        for (Arrival second = arrivals.peek(); second != null && second.offset() <= durable; second = arrivals.peek()) {
            first = arrivals.poll();
        }
        if (first == null) {
            return Duration.ZERO;
        }
        arrivals.addFirst(first);
        return Duration.ofMillis(Math.max(0, nowMillis - first.millis()));
    }
}
