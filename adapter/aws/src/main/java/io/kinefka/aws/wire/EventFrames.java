package io.kinefka.aws.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.EventSource;
import io.kinefka.aws.wire.EventFrame.Header;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The frames of one answer: one that says that it begins, one for each event, and one for the failure that ends it. */
final class EventFrames implements WireEvents {
    private static final Logger LOG = LoggerFactory.getLogger(EventFrames.class);
    private static final String INITIAL_RESPONSE = "initial-response";
    /** Clients understand no exceptions within a stream but those of its model. */
    private static final String UNNAMED_FAILURE = "InternalFailureException";

    private static final List<ByteBuffer> END = List.of();

    private final EventSource<?> source;
    private final Function<Object, List<ByteBuffer>> encode;
    private final Set<String> exceptions;
    private boolean begun;
    private boolean failed;

    /**
     * Wraps a source.
     *
     * @param encode makes a frame of an event
     * @param exceptions that the model knows within the stream
     */
    EventFrames(EventSource<?> source, Function<Object, List<ByteBuffer>> encode, Set<String> exceptions) {
        this.source = source;
        this.encode = encode;
        this.exceptions = exceptions;
    }

    static List<ByteBuffer> event(String type, List<ByteBuffer> payload) {
        return EventFrame.encode(headers(":event-type", type, "event"), payload);
    }

    private static List<Header> headers(String typeHeader, String type, String messageType) {
        return List.of(
                new Header(typeHeader, type),
                new Header(":content-type", "application/x-amz-json-1.1"),
                new Header(":message-type", messageType));
    }

    @Override
    public CompletionStage<List<ByteBuffer>> next() {
        if (!begun) {
            begun = true;
            return CompletableFuture.completedFuture(event(INITIAL_RESPONSE, List.of(UTF_8.encode("{}"))));
        }
        if (failed) {
            return CompletableFuture.completedFuture(END);
        }
        return source.next()
                .thenApply(event -> event.<List<ByteBuffer>>map(encode).orElse(END))
                .exceptionally(this::failure);
    }

    private List<ByteBuffer> failure(Throwable failure) {
        failed = true;
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof AwsException)) {
            LOG.atError().setCause(cause).log("Events failed unexpectedly");
        }
        var known = named(cause instanceof AwsException error ? error : AwsException.internal());
        return EventFrame.encode(headers(":exception-type", known.code(), "exception"), List.of(ErrorBody.json(known)));
    }

    private AwsException named(AwsException failure) {
        return exceptions.contains(failure.code())
                ? failure
                : AwsException.withStatus(failure.status(), UNNAMED_FAILURE, failure.text());
    }

    @Override
    public void cancel() {
        source.cancel();
    }
}
