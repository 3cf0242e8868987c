package io.kinefka.kinesis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Spreads what one subscription is sent over time: after so many bytes it has to wait as long as they may take. */
final class Pace {
    private final long bytesPerSecond;
    private final Clock clock;
    private Instant sentAt = Instant.EPOCH;
    private Duration cost = Duration.ZERO;

    Pace(long bytesPerSecond, Clock clock) {
        this.bytesPerSecond = bytesPerSecond;
        this.clock = clock;
    }

    void sent(long bytes) {
        sentAt = clock.instant();
        cost = Duration.ofNanos((long) ((double) bytes / bytesPerSecond * TimeUnit.SECONDS.toNanos(1)));
    }

    /** For how long nothing may be sent. */
    Duration pause() {
        var passed = Duration.between(sentAt, clock.instant());
        // A clock that went back must not make it longer.
        var left = cost.minus(passed.isNegative() ? Duration.ZERO : passed);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
