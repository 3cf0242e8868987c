package io.kinefka.delivery.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.kinefka.delivery.encode.Json;
import io.kinefka.delivery.web.WebReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tells a reply that accepts a request from all others. Source: AWS developer guide, HTTP endpoint response. */
final class ReplyRules {
    private static final int ERROR_MESSAGE_LENGTH_MAX = 8192;
    private static final int SHOWN_LENGTH_MAX = 1024;

    private ReplyRules() {}

    static HttpOutcome judge(WebReply reply, String requestId) {
        if (reply.isTooLarge()) {
            return new HttpOutcome.Refused(
                    "HttpEndpoint.ResponseTooLarge", "The response received from the endpoint is too large.", false);
        }
        String body = StandardCharsets.UTF_8.decode(reply.body().duplicate()).toString();
        String shown = body.length() > SHOWN_LENGTH_MAX ? body.substring(0, SHOWN_LENGTH_MAX) : body;
        if (reply.status() != 200) {
            return new HttpOutcome.Refused(
                    "HttpEndpoint.DestinationException",
                    "The following response was received from the endpoint destination. " + reply.status() + ": "
                            + shown,
                    reply.status() == 413);
        }
        if (!isWellFormed(reply, body, requestId)) {
            return new HttpOutcome.Refused(
                    "HttpEndpoint.InvalidResponseFromDestination",
                    "The response received from the specified endpoint is invalid. " + shown,
                    false);
        }
        return new HttpOutcome.Accepted();
    }

    private static boolean isWellFormed(WebReply reply, String body, String requestId) {
        String type = reply.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean isJson = type.equals("application/json") || type.startsWith("application/json;");
        if (!isJson || reply.headers().firstValue("Content-Encoding").isPresent()) {
            return false;
        }
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            return read(json, requestId);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean read(JsonParser json, String requestId) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        boolean hasId = false;
        boolean hasTime = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            switch (member) {
                case "requestId" ->
                    hasId = value == JsonToken.VALUE_STRING && json.getText().equals(requestId);
                case "timestamp" -> hasTime = value == JsonToken.VALUE_NUMBER_INT;
                case "errorMessage" -> {
                    if (value == JsonToken.VALUE_STRING && json.getTextLength() > ERROR_MESSAGE_LENGTH_MAX) {
                        return false;
                    }
                }
                default -> json.skipChildren();
            }
            if (value.isStructStart() && json.currentToken() == value) {
                json.skipChildren();
            }
        }
        return hasId && hasTime && json.nextToken() == null;
    }
}
