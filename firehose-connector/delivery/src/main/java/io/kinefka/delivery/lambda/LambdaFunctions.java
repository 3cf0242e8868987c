package io.kinefka.delivery.lambda;

import java.nio.ByteBuffer;

/** Invokes functions, and waits for their answers. */
public interface LambdaFunctions {
    /** Source: AWS Lambda quotas: 6 MB for each request and response of a synchronous invocation. */
    int PAYLOAD_BYTES_MAX = 6 * 1024 * 1024;

    /**
     * Invokes a function once.
     *
     * @param function ARN or name
     * @param payload at most {@link #PAYLOAD_BYTES_MAX}
     * @return what the function has returned
     * @throws LambdaException if it has not returned anything, or an error
     */
    ByteBuffer invoke(String function, byte[] payload) throws LambdaException, InterruptedException;
}
