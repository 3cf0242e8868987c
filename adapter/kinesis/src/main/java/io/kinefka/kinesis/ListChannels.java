package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lists deliveries, of which there are none yet. */
final class ListChannels implements Operation<ListChannels.Input, ListChannels.Output> {

    record Input(@Nullable String nextToken) {}

    record Output(List<Summary> channelSummaries) {}

    record Summary(String channelName) {}

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        if (input.nextToken() != null) {
            throw PageTokens.invalid();
        }
        return CompletableFuture.completedFuture(new Output(List.of()));
    }
}
