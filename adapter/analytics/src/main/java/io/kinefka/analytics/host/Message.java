package io.kinefka.analytics.host;

import io.kinefka.analytics.row.RowSerializer;
import org.jspecify.annotations.Nullable;

/** What the task that reads a partition tells the one that merges. */
final class Message {
    private static final String NO_TEXT = "";

    private final Kind kind;
    private final long timeMillis;
    private final int layout;
    private final @Nullable Object[] content;

    enum Kind {
        /** A row; the content is its columns. */
        ROW,
        /** A record that does not hold a row; the content is why, and the record's data in hexadecimal digits. */
        MALFORMED,
        /** Nothing that arrived earlier will follow; there is no content. */
        BOUND,
        /** Somebody wants to see rows; the content is a {@link TailWish}. Not a part of what the application is about. */
        TAIL
    }

    private Message(Kind kind, long timeMillis, int layout, @Nullable Object[] content) {
        this.kind = kind;
        this.timeMillis = timeMillis;
        this.layout = layout;
        this.content = content;
    }

    static Message row(long arrivalMillis, int layout, @Nullable Object[] row) {
        return new Message(Kind.ROW, arrivalMillis, layout, row);
    }

    static Message malformed(long arrivalMillis, String reason, String data) {
        return new Message(Kind.MALFORMED, arrivalMillis, 0, new Object[] {reason, data});
    }

    static Message bound(long timeMillis) {
        return new Message(Kind.BOUND, timeMillis, 0, new Object[0]);
    }

    static Message tail(TailWish wish) {
        return new Message(Kind.TAIL, 0, 0, wish.values());
    }

    Kind kind() {
        return kind;
    }

    TailWish wish() {
        return TailWish.of(content);
    }

    /** When it arrived, or the bound. */
    long timeMillis() {
        return timeMillis;
    }

    /** Tells rows of one version of the schema from those of others. */
    int layout() {
        return layout;
    }

    @Nullable Object[] row() {
        return content;
    }

    String reason() {
        return content[0] instanceof String text ? text : NO_TEXT;
    }

    String data() {
        return content[1] instanceof String text ? text : NO_TEXT;
    }

    /** The same with another time. */
    Message at(long otherMillis) {
        return otherMillis == timeMillis ? this : new Message(kind, otherMillis, layout, content);
    }

    byte[] serialize() {
        return RowSerializer.serialize(values());
    }

    /** As values that a row can have. */
    @Nullable Object[] values() {
        return new Object[] {kind.name(), timeMillis, layout, content};
    }

    static Message deserialize(byte[] bytes) {
        return of(RowSerializer.deserialize(bytes));
    }

    static Message of(@Nullable Object[] values) {
        if (values[0] instanceof String kind
                && values[1] instanceof Long time
                && values[2] instanceof Integer layout
                && values[3] instanceof Object[] content) {
            return new Message(Kind.valueOf(kind), time, layout, content);
        }
        throw new IllegalArgumentException("These values are not a message");
    }
}
