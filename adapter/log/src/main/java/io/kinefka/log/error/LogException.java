package io.kinefka.log.error;

import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamStatus;
import org.jspecify.annotations.Nullable;

/** A request that the log refuses or cannot serve, told in its own words; services translate it into AWS's. */
public final class LogException extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** No such stream, or not the one that was meant. */
        STREAM_NOT_FOUND,
        /** The name is taken, by whatever state of stream. */
        STREAM_EXISTS,
        /** The stream is not in the state that the change needs; the message is its state. */
        STREAM_NOT_ACTIVE,
        /** The stream has no such consumer; the message is the name. */
        CONSUMER_NOT_FOUND,
        /** The stream has a consumer of that name, in whatever state; the message is the name. */
        CONSUMER_EXISTS,
        /** The memory set aside for this kind of request is used up; trying again later helps. */
        OVERLOADED,
        /** Kafka did not answer in time, or refused for a passing cause; trying again later helps. */
        UNAVAILABLE
    }

    private final Reason reason;
    private final @Nullable StreamId stream;

    private LogException(Reason reason, @Nullable StreamId stream, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.reason = reason;
        this.stream = stream;
    }

    /** There is no such stream. */
    public static LogException streamNotFound(StreamId stream) {
        return new LogException(Reason.STREAM_NOT_FOUND, stream, "No stream " + stream, null);
    }

    /** There is such a stream already. */
    public static LogException streamExists(StreamId stream) {
        return new LogException(Reason.STREAM_EXISTS, stream, "Stream exists: " + stream, null);
    }

    /** The stream is not active but in that state. */
    public static LogException streamNotActive(StreamId stream, StreamStatus status) {
        return new LogException(Reason.STREAM_NOT_ACTIVE, stream, status.name(), null);
    }

    /** The stream has no consumer of that name, or not the one that was meant. */
    public static LogException consumerNotFound(StreamId stream, String name) {
        return new LogException(Reason.CONSUMER_NOT_FOUND, stream, name, null);
    }

    /** The stream has a consumer of that name already. */
    public static LogException consumerExists(StreamId stream, String name) {
        return new LogException(Reason.CONSUMER_EXISTS, stream, name, null);
    }

    /** Too much is under way already. */
    public static LogException overloaded(String message) {
        return new LogException(Reason.OVERLOADED, null, message, null);
    }

    /** Kafka is away, slow, or refuses for now. */
    public static LogException unavailable(String message, @Nullable Throwable cause) {
        return new LogException(Reason.UNAVAILABLE, null, message, cause);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The stream that was meant, where the reason is about one. */
    public @Nullable StreamId stream() {
        return stream;
    }
}
