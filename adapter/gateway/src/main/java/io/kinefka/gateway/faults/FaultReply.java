package io.kinefka.gateway.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kinefka.aws.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers in JSON. */
final class FaultReply {
    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/json", "cache-control", "no-store");

    private FaultReply() {}

    static WireResponse done(String json) {
        return new WireResponse(200, HEADERS, StandardCharsets.UTF_8.encode(json));
    }

    static WireResponse refused(int status, String message) {
        var body = JsonNodeFactory.instance.objectNode().put("message", message);
        return new WireResponse(status, HEADERS, StandardCharsets.UTF_8.encode(body.toString()));
    }
}
