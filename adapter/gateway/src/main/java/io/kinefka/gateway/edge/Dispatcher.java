package io.kinefka.gateway.edge;

import io.kinefka.aws.wire.WireRequest;
import io.kinefka.aws.wire.WireResponse;
import java.util.concurrent.CompletionStage;

/** Answers API requests. Never blocks, never throws, and its stage never fails. */
@FunctionalInterface
public interface Dispatcher {
    CompletionStage<WireResponse> dispatch(WireRequest request);
}
