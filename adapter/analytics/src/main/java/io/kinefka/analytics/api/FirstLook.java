package io.kinefka.analytics.api;

import io.kinefka.analytics.application.AnalyticsErrors;
import io.kinefka.aws.Around;
import io.kinefka.aws.RequestContext;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what other gateways have changed before anything else: callers are to see the version that another gateway
 * has just told them, and there are few calls.
 */
final class FirstLook implements Around {
    private final Supplier<CompletionStage<Boolean>> refresh;

    /**
     * Looks at what the others have changed.
     *
     * @param refresh finds that out
     */
    FirstLook(Supplier<CompletionStage<Boolean>> refresh) {
        this.refresh = refresh;
    }

    @Override
    public CompletionStage<@Nullable Object> handle(
            RequestContext context,
            String operation,
            Object input,
            Supplier<CompletionStage<@Nullable Object>> handle) {
        return AnalyticsErrors.translated(refresh).thenCompose(news -> handle.get());
    }
}
