package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.account.Accounts;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Shows what the caller's account has set for all its streams in a region. */
final class DescribeAccountSettings
        implements Operation<DescribeAccountSettings.Input, DescribeAccountSettings.Output> {
    private final Accounts accounts;
    private final Clock clock;

    record Input() {}

    record Output(CommitmentView minimumThroughputBillingCommitment) {}

    DescribeAccountSettings(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var commitment = accounts.commitment(context.accountId(), context.region());
        return CompletableFuture.completedFuture(new Output(CommitmentView.of(commitment, clock.instant())));
    }
}
