package io.kinefka.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinefka.aws.wire.WireEvents;
import io.kinefka.aws.wire.WireResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import software.amazon.eventstream.Message;

/** What SubscribeToShard has answered, whose events come when they are asked for. */
final class Subscribed implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final WireResponse response;

    /** An event or an exception, with its type and body. */
    record Frame(String type, JsonNode body) {}

    Subscribed(WireResponse response) {
        this.response = response;
    }

    int status() {
        return response.status();
    }

    /** The error that it was answered with instead of events. */
    String error() {
        return KinesisUnderTest.parse(UTF_8.decode(response.body()).toString())
                .path("__type")
                .asText();
    }

    /** The next frame; empty at the end. */
    Optional<Frame> next() {
        try {
            var parts = events().next().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return parts.isEmpty() ? Optional.empty() : Optional.of(decode(Message.decode(whole(parts))));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The next frame that is an exception, or an event with records. */
    Frame awaitNews() {
        while (true) {
            var frame = next().orElseThrow();
            boolean silent = frame.type().equals("initial-response")
                    || (frame.type().equals("SubscribeToShardEvent")
                            && frame.body().path("Records").isEmpty());
            if (!silent) {
                return frame;
            }
        }
    }

    private static ByteBuffer whole(List<ByteBuffer> parts) {
        var whole = ByteBuffer.allocate(
                parts.stream().mapToInt(ByteBuffer::remaining).sum());
        parts.forEach(whole::put);
        return whole.flip();
    }

    private static Frame decode(Message message) {
        var headers = message.getHeaders();
        var type = Objects.requireNonNull(
                headers.containsKey(":event-type") ? headers.get(":event-type") : headers.get(":exception-type"));
        return new Frame(type.getString(), KinesisUnderTest.parse(new String(message.getPayload(), UTF_8)));
    }

    private WireEvents events() {
        return Objects.requireNonNull(response.events());
    }

    /** As when the client goes away. */
    @Override
    public void close() {
        events().cancel();
    }
}
