package io.kinefka.aws;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks again before telling a caller that something does not exist: another gateway may just have made it, and told
 * the caller so.
 */
public final class SecondLook implements Around {
    private final Supplier<CompletionStage<Boolean>> refresh;

    /**
     * Looks at what the others have made.
     *
     * @param refresh finds that out, and completes with whether there may be news
     */
    public SecondLook(Supplier<CompletionStage<Boolean>> refresh) {
        this.refresh = refresh;
    }

    @Override
    public CompletionStage<@Nullable Object> handle(
            RequestContext context,
            String operation,
            Object input,
            Supplier<CompletionStage<@Nullable Object>> handle) {
        return attempt(handle)
                .exceptionallyCompose(failure -> isNotFound(failure)
                        ? refresh.get()
                                .thenCompose(news -> news ? attempt(handle) : CompletableFuture.failedFuture(failure))
                        : CompletableFuture.failedFuture(failure));
    }

    private static CompletionStage<@Nullable Object> attempt(Supplier<CompletionStage<@Nullable Object>> handle) {
        try {
            return handle.get();
        } catch (AwsException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isNotFound(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof AwsException known && known.code().equals("ResourceNotFoundException");
    }
}
