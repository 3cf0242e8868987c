package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.account.Accounts;
import io.kinefka.log.account.ThroughputCommitment;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Begins or ends the commitment of the caller's account to a minimum of throughput. */
final class UpdateAccountSettings implements Operation<UpdateAccountSettings.Input, UpdateAccountSettings.Output> {
    private final Accounts accounts;
    private final Clock clock;

    record Input(Commitment minimumThroughputBillingCommitment) {}

    record Commitment(String status) {}

    record Output(CommitmentView minimumThroughputBillingCommitment) {}

    UpdateAccountSettings(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        String status = input.minimumThroughputBillingCommitment().status();
        return KinesisErrors.translated(accounts.commit(
                        context.accountId(), context.region(), known -> changed(known, status, clock.instant())))
                .thenApply(commitment -> new Output(CommitmentView.of(commitment, clock.instant())));
    }

    private static ThroughputCommitment changed(ThroughputCommitment known, String status, Instant now) {
        return switch (status) {
            case "ENABLED" -> known.begun(now);
            case "DISABLED" -> known.ended(now);
            default -> throw new IllegalArgumentException("The service model has no status " + status);
        };
    }
}
