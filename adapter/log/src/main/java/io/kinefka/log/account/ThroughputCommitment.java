package io.kinefka.log.account;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An account's commitment to a minimum of throughput, which it cannot end before it has lasted for a day. Instants are
 * kept in milliseconds.
 *
 * @param startedAt when it began; null if it never did
 * @param endsAt when it is over; null while nobody has ended it
 */
public record ThroughputCommitment(
        @Nullable Instant startedAt, @Nullable Instant endsAt) {

    /** What an account has that never committed itself. */
    public static final ThroughputCommitment NONE = new ThroughputCommitment(null, null);

    private static final Duration LEAST = Duration.ofDays(1);

    public ThroughputCommitment {
        startedAt = startedAt == null ? null : startedAt.truncatedTo(ChronoUnit.MILLIS);
        endsAt = endsAt == null ? null : endsAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether it is in force. */
    public boolean holds(Instant now) {
        return startedAt != null && (endsAt == null || now.isBefore(endsAt));
    }

    /** The earliest end; null if it never began. */
    public @Nullable Instant earliestEnd() {
        return startedAt == null ? null : startedAt.plus(LEAST);
    }

    /** This one for as long as wanted, or a new one if it is over. */
    public ThroughputCommitment begun(Instant now) {
        return new ThroughputCommitment(holds(now) ? startedAt : now, null);
    }

    /** This one, over as soon as it can be. */
    public ThroughputCommitment ended(Instant now) {
        Instant earliest = earliestEnd();
        if (earliest == null || endsAt != null) {
            return this;
        }
        return new ThroughputCommitment(startedAt, now.isBefore(earliest) ? earliest : now);
    }
}
