package io.kinefka.firehose;

import io.kinefka.aws.Around;
import io.kinefka.aws.RequestContext;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets operations be called only so often. */
final class CallLimits implements Around {
    private final FirehoseLimits limits;

    CallLimits(FirehoseLimits limits) {
        this.limits = limits;
    }

    @Override
    public CompletionStage<@Nullable Object> handle(
            RequestContext context,
            String operation,
            Object input,
            Supplier<CompletionStage<@Nullable Object>> handle) {
        if (!limits.tryCall(operation, context.accountId(), context.region())) {
            throw FirehoseErrors.limitExceeded("Rate exceeded under account " + context.accountId() + ".");
        }
        return handle.get();
    }
}
