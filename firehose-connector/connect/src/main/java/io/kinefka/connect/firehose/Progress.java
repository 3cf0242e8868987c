package io.kinefka.connect.firehose;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Knows when a commit is worth its while, so that a crash repeats little: soon after a delivery, once a second at most. */
final class Progress {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private Instant last = Instant.EPOCH;
    private long committedDeliveries;

    Progress(Clock clock) {
        this.clock = clock;
    }

    boolean isWorthCommitting(long deliveries) {
        return deliveries != committedDeliveries && !clock.instant().isBefore(last.plus(PAUSE));
    }

    void committed(long deliveries) {
        last = clock.instant();
        committedDeliveries = deliveries;
    }
}
