package io.kinefka.delivery.lambda;

import io.kinefka.delivery.lambda.LambdaException.Reason;
import io.kinefka.delivery.web.WebClient;
import io.kinefka.delivery.web.WebReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Invokes functions by Lambda's Invoke API, with signed requests. Source: AWS Lambda API reference, Invoke. */
public final class HttpLambdaFunctions implements LambdaFunctions {
    /** Java's client sets them itself, and refuses others'. */
    private static final Set<String> OWN_HEADERS = Set.of("host", "content-length");

    private final WebClient client;
    private final LambdaAccess access;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    public HttpLambdaFunctions(WebClient client, LambdaAccess access) {
        this.client = client;
        this.access = access;
    }

    @Override
    public ByteBuffer invoke(String function, byte[] payload) throws LambdaException, InterruptedException {
        if (payload.length > PAYLOAD_BYTES_MAX) {
            throw new LambdaException(Reason.REQUEST_TOO_LARGE);
        }
        URI uri = FunctionName.parse(function).invocation(access.endpoint(), access.nameOnly());
        WebReply reply;
        try {
            reply = client.send(signed(uri, payload), PAYLOAD_BYTES_MAX, access.timeout());
        } catch (HttpTimeoutException e) {
            throw new LambdaException(Reason.FUNCTION_TIMED_OUT);
        } catch (IOException e) {
            throw new LambdaException(Reason.SERVICE_FAILURE);
        }
        return payload(reply);
    }

    private static ByteBuffer payload(WebReply reply) throws LambdaException {
        if (reply.status() / 100 == 2) {
            boolean failed = reply.isTooLarge()
                    || reply.headers().firstValue("X-Amz-Function-Error").isPresent();
            if (failed) {
                throw new LambdaException(Reason.FUNCTION_ERROR);
            }
            return reply.body();
        }
        throw new LambdaException(
                switch (reply.status()) {
                    case 401, 403 -> Reason.INVOKE_ACCESS_DENIED;
                    case 404 -> Reason.RESOURCE_NOT_FOUND;
                    case 413 -> Reason.REQUEST_TOO_LARGE;
                    case 429 -> Reason.INVOKE_LIMIT_EXCEEDED;
                    default -> Reason.SERVICE_FAILURE;
                });
    }

    private HttpRequest signed(URI uri, byte[] payload) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(uri)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Amz-Invocation-Type", "RequestResponse")
                .build();
        SdkHttpRequest signed = signer.sign(
                        signing -> signing.identity(access.credentials().resolveCredentials())
                                .request(request)
                                .payload(() -> new ByteArrayInputStream(payload))
                                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                                .putProperty(AwsV4HttpSigner.REGION_NAME, access.region()))
                .request();
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofByteArray(payload));
        signed.forEachHeader((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.build();
    }
}
