package io.kinefka.companions;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells a caller its account; every caller is the root user of it. */
final class GetCallerIdentity implements Operation<GetCallerIdentity.Input, GetCallerIdentity.Output> {

    record Input() {}

    record Output(String userId, String account, String arn) {}

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        String account = context.accountId();
        return CompletableFuture.completedFuture(new Output(account, account, "arn:aws:iam::" + account + ":root"));
    }
}
