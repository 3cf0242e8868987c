package io.kinefka.gateway.analytics;

import io.kinefka.analytics.function.FunctionException;
import io.kinefka.analytics.function.Functions;
import io.kinefka.delivery.lambda.HttpLambdaFunctions;
import io.kinefka.delivery.lambda.LambdaAccess;
import io.kinefka.delivery.lambda.LambdaException;
import io.kinefka.delivery.lambda.LambdaFunctions;
import io.kinefka.delivery.web.WebClient;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Lets applications invoke the functions that delivery streams invoke too.
 *
 * @param lambda where the functions are
 */
record LambdaInvocations(LambdaFunctions lambda) implements Functions {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    static LambdaInvocations connect(LambdaAccess access) {
        return new LambdaInvocations(new HttpLambdaFunctions(new WebClient(CONNECT_TIMEOUT), access));
    }

    @Override
    public byte[] invoke(String function, byte[] payload) throws FunctionException, InterruptedException {
        try {
            ByteBuffer returned = lambda.invoke(function, payload);
            byte[] bytes = new byte[returned.remaining()];
            returned.get(bytes);
            return bytes;
        } catch (LambdaException e) {
            throw new FunctionException(e.reason().code() + ": " + e.reason().message());
        } catch (RuntimeException e) {
            // Credentials that are not there, for example.
            throw new FunctionException(String.valueOf(e.getMessage()));
        }
    }
}
