package io.kinefka.benchmark.micro;

import io.kinefka.aws.Around;
import io.kinefka.aws.Operation;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.ServiceModels;
import io.kinefka.aws.wire.DispatchSettings;
import io.kinefka.aws.wire.WireDispatcher;
import io.kinefka.aws.wire.WireRequest;
import io.kinefka.aws.wire.WireResponse;
import io.kinefka.benchmark.load.Encoding;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Everything between the HTTP edge and the operations, which answer at once and always the same. */
final class Wire {
    private final WireDispatcher dispatcher;

    Wire(Operation<?, ?> operation) {
        var name = operation.getClass().getSimpleName();
        dispatcher = new WireDispatcher(
                List.of(new Service(ServiceModels.kinesis(), Map.of(name, operation), Around.NOTHING)),
                new DispatchSettings("000000000000", "us-east-1"),
                (service, called, errorCode, nanos) -> {},
                () -> "2c1c1d3b-0a6f-4a3c-9f5e-000000000000",
                Clock.systemUTC());
    }

    /** The whole of a call that succeeds. */
    WireResponse call(String operation, Encoding encoding, byte[] body) {
        var headers = Map.of(
                "content-type",
                encoding.contentType(),
                "x-amz-target",
                "Kinesis_20131202." + operation,
                "x-amz-date",
                "20261121T000000Z",
                "authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/us-east-1/kinesis/aws4_request,"
                        + " SignedHeaders=host;x-amz-date, Signature=00");
        var response = dispatcher
                .dispatch(new WireRequest("POST", "/", "", headers, "127.0.0.1", ByteBuffer.wrap(body)))
                .toCompletableFuture()
                .join();
        if (response.status() != 200) {
            throw new IllegalStateException("HTTP " + response.status() + " for " + operation);
        }
        return response;
    }
}
