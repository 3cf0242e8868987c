package io.kinefka.kinesis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The system's clock, moved by as much as a test wants; or one that moves only when a test says so. */
final class MovableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant stopped;

    void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    /** From now on only the test moves it. What is counted by the second does not depend on how fast the machine is then. */
    void stop() {
        stopped = Instant.now();
    }

    /** It goes on, and has caught up. */
    void go() {
        stopped = null;
    }

    @Override
    public Instant instant() {
        Instant now = stopped;
        return (now == null ? Instant.now() : now).plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
