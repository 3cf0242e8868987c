package io.kinefka.aws;

import java.util.concurrent.CompletionStage;

/**
 * One API operation. Its input and output are records whose components carry AWS's member names in camelCase; input
 * has passed the service model's constraints when it arrives here.
 *
 * @param <I> the input record
 * @param <O> the output record, or {@link Void} (a stage completed with null) where AWS answers with an empty body
 */
public interface Operation<I, O> {

    /**
     * Handles one request without blocking.
     *
     * @return the answer; completed exceptionally with an {@link AwsException} when the request cannot be served
     */
    CompletionStage<O> handle(RequestContext context, I input);
}
