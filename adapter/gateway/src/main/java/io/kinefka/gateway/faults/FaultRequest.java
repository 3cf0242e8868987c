package io.kinefka.gateway.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** The body of a request: a JSON object with a known set of members. */
record FaultRequest(JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIME_MAX = Duration.ofDays(3650);

    /**
     * Reads a body; an empty one is an empty object.
     *
     * @throws BadRequestException if it is no JSON object or has other members
     */
    static FaultRequest of(ByteBuffer bytes, Set<String> members) {
        var body = parse(StandardCharsets.UTF_8.decode(bytes.duplicate()).toString());
        if (!body.isObject()) {
            throw new BadRequestException("The body must be a JSON object");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw new BadRequestException("Unknown member '" + name + "'");
            }
        });
        return new FaultRequest(body);
    }

    private static JsonNode parse(String text) {
        if (text.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadRequestException("The body is not JSON: " + e.getOriginalMessage());
        }
    }

    /** A stream by its name, in the given account and region, or by its ARN. */
    StreamId stream(String accountId, String region) {
        String text = text("stream");
        try {
            return text.startsWith("arn:") ? StreamId.ofArn(text) : new StreamId(accountId, region, text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("'stream' must be the name or the ARN of a stream");
        }
    }

    ShardId shard() {
        try {
            return ShardId.parse(text("shard"));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("'shard' must be a shard id such as shardId-000000000003");
        }
    }

    Duration seconds() {
        double seconds = number("seconds");
        if (!(seconds > 0 && seconds <= TIME_MAX.toSeconds())) {
            throw new BadRequestException("'seconds' must be more than 0 and at most " + TIME_MAX.toSeconds());
        }
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    int percent() {
        double percent = number("percent");
        if (!(percent >= 0 && percent <= 100 && percent == Math.rint(percent))) {
            throw new BadRequestException("'percent' must be a whole number from 0 to 100");
        }
        return (int) percent;
    }

    Duration advance() {
        Duration advance;
        try {
            advance = Duration.parse(text("advance"));
        } catch (DateTimeParseException e) {
            throw new BadRequestException("'advance' must be a duration such as PT1H");
        }
        if (advance.isNegative() || advance.compareTo(TIME_MAX) > 0) {
            throw new BadRequestException("'advance' must be at least PT0S and at most " + TIME_MAX);
        }
        return advance;
    }

    private String text(String member) {
        var value = body.path(member);
        if (!value.isTextual()) {
            throw new BadRequestException("'" + member + "' must be given as a text");
        }
        return value.textValue();
    }

    private double number(String member) {
        var value = body.path(member);
        if (!value.isNumber()) {
            throw new BadRequestException("'" + member + "' must be given as a number");
        }
        return value.doubleValue();
    }
}
