package io.kinefka.delivery;

import io.kinefka.delivery.buffer.Segment;
import io.kinefka.delivery.encode.Failure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A full segment, and what has been done so far to deliver it. */
final class Delivery {
    private final Segment segment;
    private final long madeAtMillis;
    private Lane lane;
    private int attempts;
    private Duration waited = Duration.ZERO;
    private Instant dueAt;
    private boolean inFlight;
    private @Nullable Failure failure;
    private volatile boolean abandoned;

    Delivery(Lane lane, Segment segment, Instant now) {
        this.lane = lane;
        this.segment = segment;
        madeAtMillis = now.toEpochMilli();
        dueAt = now;
    }

    Lane lane() {
        return lane;
    }

    Segment segment() {
        return segment;
    }

    long madeAtMillis() {
        return madeAtMillis;
    }

    int attempts() {
        return attempts;
    }

    /** How long it has waited between attempts; time spent on waiting for replies does not count. */
    Duration waited() {
        return waited;
    }

    /** Why its records could not be delivered, if they are among the errors for that. */
    @Nullable Failure failure() {
        return failure;
    }

    boolean isDue(Instant now) {
        return !inFlight && !now.isBefore(dueAt);
    }

    boolean isInFlight() {
        return inFlight;
    }

    /** Nobody waits for it any more. */
    boolean isAbandoned() {
        return abandoned;
    }

    void begin() {
        inFlight = true;
        attempts++;
    }

    void retryAfter(Duration pause, Instant now) {
        inFlight = false;
        waited = waited.plus(pause);
        dueAt = now.plus(pause);
    }

    /** Its records go to the errors instead. */
    void divert(Lane errors, Failure why, Instant now) {
        inFlight = false;
        lane = errors;
        failure = why;
        attempts = 0;
        dueAt = now;
    }

    void abandon() {
        abandoned = true;
    }

    /** What it delivers: from which record to which, and which content. Never the same for two that differ. */
    String content() {
        return lane + " " + segment.span() + " " + segment.oldest().toEpochMilli() + " " + segment.records() + " "
                + segment.bytes() + " " + Long.toHexString(segment.checksum());
    }
}
