package io.kinefka.analytics.function;

/** Invokes functions, and waits for their answers. */
@FunctionalInterface
public interface Functions {
    /** Source: AWS Lambda quotas: 6 MB for each request and response of a synchronous invocation. */
    int PAYLOAD_BYTES_MAX = 6 << 20;

    /**
     * Invokes a function once.
     *
     * @param function its ARN
     * @param payload at most {@link #PAYLOAD_BYTES_MAX}
     * @return what the function has returned
     * @throws FunctionException if it has not returned anything, or an error
     */
    byte[] invoke(String function, byte[] payload) throws FunctionException, InterruptedException;
}
