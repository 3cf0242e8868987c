package io.kinefka.aws.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.EventSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** Frames as AWS's own library reads them, checksums included. */
class EventFramesTest {

    /** Gives what it was made with, then a failure if there is one, then nothing. */
    private static final class Prepared implements EventSource<String> {
        private final Queue<String> events;
        private final Optional<AwsException> failure;
        private boolean cancelled;

        Prepared(List<String> events, Optional<AwsException> failure) {
            this.events = new ArrayDeque<>(events);
            this.failure = failure;
        }

        @Override
        public CompletionStage<Optional<String>> next() {
            var event = events.poll();
            return event == null && failure.isPresent()
                    ? CompletableFuture.failedFuture(failure.get())
                    : CompletableFuture.completedFuture(Optional.ofNullable(event));
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private static EventFrames frames(Prepared source) {
        return new EventFrames(
                source,
                event -> EventFrames.event("Spoken", List.of(UTF_8.encode((String) event))),
                Set.of("ResourceInUseException", "InternalFailureException"));
    }

    private static Message next(WireEvents frames) {
        return Message.decode(Calls.whole(frames.next().toCompletableFuture().join()));
    }

    private static String header(Message message, String name) {
        return Optional.ofNullable(message.getHeaders().get(name))
                .map(HeaderValue::getString)
                .orElse("none");
    }

    @Test
    void beginsWithAnInitialResponse() {
        var message = next(frames(new Prepared(List.of(), Optional.empty())));

        assertThat(header(message, ":event-type")).isEqualTo("initial-response");
        assertThat(header(message, ":message-type")).isEqualTo("event");
        assertThat(header(message, ":content-type")).isEqualTo("application/x-amz-json-1.1");
        assertThat(new String(message.getPayload(), UTF_8)).isEqualTo("{}");
    }

    @Test
    void carriesEveryEventAndThenEnds() {
        var frames = frames(new Prepared(List.of("one", "zwei \u00e4"), Optional.empty()));

        next(frames);
        var first = next(frames);
        var second = next(frames);

        assertThat(header(first, ":event-type")).isEqualTo("Spoken");
        assertThat(new String(first.getPayload(), UTF_8)).isEqualTo("one");
        assertThat(new String(second.getPayload(), UTF_8)).isEqualTo("zwei \u00e4");
        assertThat(frames.next().toCompletableFuture().join()).isEmpty();
    }

    @Test
    void tellsAFailureInAFrameOfItsOwnAndEnds() {
        var failure = AwsException.client("ResourceInUseException", "taken over");
        var frames = frames(new Prepared(List.of(), Optional.of(failure)));

        next(frames);
        var message = next(frames);

        assertThat(header(message, ":message-type")).isEqualTo("exception");
        assertThat(header(message, ":exception-type")).isEqualTo("ResourceInUseException");
        assertThat(new String(message.getPayload(), UTF_8)).contains("\"message\":\"taken over\"");
        assertThat(frames.next().toCompletableFuture().join()).isEmpty();
    }

    @Test
    void tellsAFailureThatTheModelDoesNotKnowWithinAStreamAsAnInternalOne() {
        var failure = AwsException.unavailable("Please try again.");
        var frames = frames(new Prepared(List.of(), Optional.of(failure)));

        next(frames);
        var message = next(frames);

        assertThat(header(message, ":exception-type")).isEqualTo("InternalFailureException");
        assertThat(new String(message.getPayload(), UTF_8))
                .isEqualTo("{\"__type\":\"InternalFailureException\",\"message\":\"Please try again.\"}");
    }

    @Test
    void passesOnThatNobodyReadsAnyMore() {
        var source = new Prepared(List.of(), Optional.empty());

        frames(source).cancel();

        assertThat(source.cancelled).isTrue();
    }
}
