package io.kinefka.kinesis;

import io.kinefka.aws.Around;
import io.kinefka.aws.RequestContext;
import io.kinefka.kinesis.limits.ApiRates;
import io.kinefka.kinesis.limits.DailyQuotas;
import io.kinefka.kinesis.limits.Limits;
import io.kinefka.mapping.StreamId;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets operations be called only so often. */
final class CallLimits implements Around {
    private final ApiRates rates;
    private final DailyQuotas quotas;

    CallLimits(Limits limits) {
        rates = limits.rates();
        quotas = limits.quotas();
    }

    @Override
    public CompletionStage<@Nullable Object> handle(
            RequestContext context,
            String operation,
            Object input,
            Supplier<CompletionStage<@Nullable Object>> handle) {
        boolean hasQuota = quotas.concern(operation);
        if (!hasQuota && !rates.concern(operation)) {
            return handle.get();
        }
        var stream = NamedStream.in(input, context);
        if (!rates.tryCall(operation, context.accountId(), context.region(), stream)) {
            throw KinesisErrors.rateExceeded(stream, context.accountId());
        }
        return hasQuota && stream != null ? withinQuota(operation, stream, handle) : handle.get();
    }

    private CompletionStage<@Nullable Object> withinQuota(
            String operation, StreamId stream, Supplier<CompletionStage<@Nullable Object>> handle) {
        if (!quotas.tryUse(operation, stream)) {
            throw KinesisErrors.quotaExceeded(operation, quotas.quota(operation), stream);
        }
        try {
            return handle.get().whenComplete((output, failure) -> {
                if (failure != null) {
                    quotas.giveBack(operation, stream);
                }
            });
        } catch (RuntimeException e) {
            quotas.giveBack(operation, stream);
            throw e;
        }
    }
}
