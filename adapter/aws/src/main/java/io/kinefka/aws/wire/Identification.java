package io.kinefka.aws.wire;

import io.kinefka.aws.AwsException;

/** Finds the operation that a request is meant for, and refuses what is no call of one, as AWS does. */
final class Identification {

    private Identification() {}

    static WiredOperation identify(WireRequest request, Dialect dialect, Route route) {
        return switch (dialect) {
            case XML -> throw notAnAwsCall(request);
            case LEGACY_JSON ->
                throw RequestDecoder.isJson(request.body()) ? unknownOperation(404) : SerializationError.malformed();
            case QUERY -> {
                if (route.wired() == null) {
                    throw invalidAction(request);
                }
                yield route.wired();
            }
            case RPC_V2_CBOR -> {
                if (route.wired() == null) {
                    throw unknownOperation(404);
                }
                yield route.wired();
            }
            case JSON, JSON_1_0, CBOR -> {
                WiredOperation operation = route.wired();
                if (operation == null) {
                    throw unknownOperation(400);
                }
                if (!request.body().hasRemaining()) {
                    throw SerializationError.malformed();
                }
                yield operation;
            }
        };
    }

    private static AwsException notAnAwsCall(WireRequest request) {
        String target = request.headers().getOrDefault("x-amz-target", "");
        if (request.method().equals("POST") && target.indexOf('.') > 0) {
            return unknownOperation(404);
        }
        return AwsException.withStatus(
                403, "AccessDeniedException", "Unable to determine service/operation name to be authorized");
    }

    private static AwsException invalidAction(WireRequest request) {
        return AwsException.client(
                "UnknownOperationException",
                "The action " + FormParameters.value(request, FormParameters.ACTION)
                        + " is not valid for this web service.");
    }

    private static AwsException unknownOperation(int status) {
        return AwsException.withStatus(status, "UnknownOperationException", "");
    }
}
