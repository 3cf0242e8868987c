package io.kinefka.analytics.host;

import io.kinefka.analytics.row.RowSerializer;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for what other tasks say.
 *
 * @param task that has said it; not negative
 * @param order grows from message to message; not negative
 */
record Waiting(int task, long order, Message message) implements Comparable<Waiting> {
    private static final Comparator<Waiting> ORDER = Comparator.comparingLong(Waiting::timeMillis)
            .thenComparingInt(Waiting::task)
            .thenComparingLong(Waiting::order);

    long timeMillis() {
        return message.timeMillis();
    }

    /** By time, then by task, then as it came. */
    @Override
    public int compareTo(Waiting other) {
        return ORDER.compare(this, other);
    }

    byte[] serialize() {
        return RowSerializer.serialize(new Object[] {task, order, message.values()});
    }

    static Waiting deserialize(byte[] bytes) {
        @Nullable Object[] values = RowSerializer.deserialize(bytes);
        if (values[0] instanceof Integer task
                && values[1] instanceof Long order
                && values[2] instanceof Object[] message) {
            return new Waiting(task, order, Message.of(message));
        }
        throw new IllegalArgumentException("These values are not a message that waits");
    }
}
