package io.kinefka.gateway.faults;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.wire.WireDispatcher;
import io.kinefka.aws.wire.WireRequest;
import io.kinefka.aws.wire.WireResponse;
import io.kinefka.gateway.edge.Dispatcher;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends requests with the program's own paths to the faults, and all others to the API.
 *
 * @param faults absent when faults cannot be scripted
 * @param api everything else
 */
public record FaultPaths(Optional<FaultsApi> faults, WireDispatcher api) implements Dispatcher {
    private static final String PREFIX = "/_kinefka/";

    @Override
    public CompletionStage<WireResponse> dispatch(WireRequest request) {
        if (!request.path().startsWith(PREFIX)) {
            return api.dispatch(request);
        }
        return faults.map(each -> each.handle(request))
                .orElseGet(() -> CompletableFuture.completedFuture(
                        FaultReply.refused(404, "Faults can be scripted with limits=aws only")));
    }

    @Override
    public CompletionStage<WireResponse> refuse(WireRequest request, AwsException reason) {
        return CompletableFuture.completedFuture(api.refuse(request, reason));
    }
}
