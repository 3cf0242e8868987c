package io.kinefka.kinesis;

import io.kinefka.log.account.ThroughputCommitment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account's commitment to a minimum of throughput as the API shows it. */
record CommitmentView(
        String status,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant earliestAllowedEndAt) {

    static CommitmentView of(ThroughputCommitment commitment, Instant now) {
        boolean holds = commitment.holds(now);
        return new CommitmentView(
                status(holds, commitment),
                commitment.startedAt(),
                holds ? null : commitment.endsAt(),
                commitment.earliestEnd());
    }

    private static String status(boolean holds, ThroughputCommitment commitment) {
        if (!holds) {
            return "DISABLED";
        }
        return commitment.endsAt() == null ? "ENABLED" : "ENABLED_UNTIL_EARLIEST_ALLOWED_END";
    }
}
