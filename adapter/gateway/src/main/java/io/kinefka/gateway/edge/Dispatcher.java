package io.kinefka.gateway.edge;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.wire.WireRequest;
import io.kinefka.aws.wire.WireResponse;
import java.util.concurrent.CompletionStage;

/** Answers API requests. Never blocks, never throws, and its stages never fail. */
public interface Dispatcher {

    /** Answers a request. */
    CompletionStage<WireResponse> dispatch(WireRequest request);

    /** Answers a request that the edge does not take. */
    CompletionStage<WireResponse> refuse(WireRequest request, AwsException reason);
}
