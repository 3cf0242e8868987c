package io.kinefka.log.cluster;

import io.kinefka.log.error.LogException;
import java.time.Duration;

/**
 * This gateway's right to acknowledge appends. Others may count it as dead once the lease has run out, so whatever was
 * begun in one term of it is acknowledged in the same term or not at all.
 */
public final class Lease {
    private final long durationNanos;
    private volatile Term term;
    private boolean hasEnded;

    /** A time without interruption in which the gateway is known to be alive. */
    private record Term(long number, long untilNanos) {}

    Lease(Duration duration) {
        durationNanos = duration.toNanos();
        term = new Term(0, System.nanoTime());
    }

    /**
     * The present term.
     *
     * @throws LogException when there is none: this gateway has not been heard of for too long
     */
    public long term() {
        var present = term;
        if (hasLapsed(present)) {
            throw LogException.unavailable("The gateway's lease has run out", null);
        }
        return present.number();
    }

    /** Whether there is a present term. */
    boolean isHeld() {
        return !hasLapsed(term);
    }

    /** Whether that term still lasts. */
    public boolean holds(long number) {
        var present = term;
        return present.number() == number && !hasLapsed(present);
    }

    /**
     * Prolongs the present term.
     *
     * @param sentNanos when the sign of life was sent that has arrived
     * @return false if the term had ended before
     */
    synchronized boolean renew(long sentNanos) {
        if (hasLapsed(term)) {
            return false;
        }
        term = new Term(term.number(), Math.max(term.untilNanos(), sentNanos + durationNanos));
        return true;
    }

    /**
     * Begins a new term. To be called only once everything that was decided before the sign of life is known here.
     *
     * @return false if it is over already
     */
    synchronized boolean begin(long sentNanos) {
        if (hasEnded) {
            return false;
        }
        term = new Term(term.number() + 1, sentNanos + durationNanos);
        return !hasLapsed(term);
    }

    /** There is no term from now on, because the others do not wait for this gateway any more. */
    synchronized void end() {
        hasEnded = true;
        term = new Term(term.number() + 1, System.nanoTime());
    }

    private static boolean hasLapsed(Term term) {
        return System.nanoTime() - term.untilNanos() >= 0;
    }
}
