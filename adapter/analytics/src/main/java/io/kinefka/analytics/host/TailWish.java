package io.kinefka.analytics.host;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to see the rows of an in-application stream. He says so again and again as long as he does, to the merging task, wherever
 * that runs, by the topic from which it takes rows.
 *
 * @param stream its name
 * @param topic where the rows are to be shown: {@linkplain InternalTopics#tail one of the application's}, with one partition
 * @param validity how long this holds unless it is said again; zero takes it back
 */
public record TailWish(String stream, String topic, Duration validity) {
    /** No partition of an input. */
    private static final int NO_TASK = -1;

    /** As it is said to the application of that id. */
    public ProducerRecord<byte[], byte[]> to(String applicationId) {
        byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(NO_TASK).array();
        return new ProducerRecord<>(
                InternalTopics.rows(applicationId), 0, key, Message.tail(this).serialize());
    }

    @Nullable Object[] values() {
        return new Object[] {stream, topic, validity.toMillis()};
    }

    static TailWish of(@Nullable Object[] values) {
        if (values[0] instanceof String stream
                && values[1] instanceof String topic
                && values[2] instanceof Long validityMillis) {
            return new TailWish(stream, topic, Duration.ofMillis(validityMillis));
        }
        throw new IllegalArgumentException("These values are not a wish");
    }
}
