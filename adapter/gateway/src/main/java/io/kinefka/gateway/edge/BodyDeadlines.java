package io.kinefka.gateway.edge;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bodies that arrive on one event loop, each of which may take the same time: the oldest is always the first to be
 * late. One timer looks after all of them, as most have arrived before a timer of their own were set.
 */
final class BodyDeadlines {
    private static final long INTERVAL_MILLIS_MAX = 1000;

    private final long timeoutNanos;
    private final Map<ReceivedBody, Long> deadlines = new LinkedHashMap<>();

    /** Looks after bodies from now on, for as long as the event loop serves. */
    BodyDeadlines(Vertx vertx, Duration timeout) {
        timeoutNanos = timeout.toNanos();
        long interval = Math.max(1, Math.min(INTERVAL_MILLIS_MAX, timeout.toMillis() / 4));
        var unused = vertx.setPeriodic(interval, timer -> giveUpLateOnes());
    }

    void begin(ReceivedBody body) {
        deadlines.put(body, System.nanoTime() + timeoutNanos);
    }

    void end(ReceivedBody body) {
        deadlines.remove(body);
    }

    private void giveUpLateOnes() {
        long now = System.nanoTime();
        var late = new ArrayList<ReceivedBody>();
        for (var each : deadlines.entrySet()) {
            if (now - each.getValue() < 0) {
                break;
            }
            late.add(each.getKey());
        }
        late.forEach(ReceivedBody::giveUp);
    }
}
