package io.kinefka.gateway;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.wire.WireRequest;
import io.kinefka.aws.wire.WireResponse;
import io.kinefka.gateway.edge.Dispatcher;
import java.util.concurrent.CompletionStage;

/** Lets requests that arrive before the services are there wait for them. */
record WaitingDispatcher(CompletionStage<? extends Dispatcher> dispatcher) implements Dispatcher {

    @Override
    public CompletionStage<WireResponse> dispatch(WireRequest request) {
        return dispatcher.thenCompose(each -> each.dispatch(request));
    }

    @Override
    public CompletionStage<WireResponse> refuse(WireRequest request, AwsException reason) {
        return dispatcher.thenCompose(each -> each.refuse(request, reason));
    }
}
