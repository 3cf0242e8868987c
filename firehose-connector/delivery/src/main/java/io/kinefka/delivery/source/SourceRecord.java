package io.kinefka.delivery.source;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A record of the source. The buffers are read before {@code accept} returns and not kept.
 *
 * @param offset in its partition
 * @param arrivalMillis when it arrived, in milliseconds since 1970
 * @param key the partition key, as UTF-8, or null
 * @param value the data; null counts as empty
 * @param position where it is in its Kinesis stream, or null
 */
public record SourceRecord(
        SourcePartition partition,
        long offset,
        long arrivalMillis,
        @Nullable ByteBuffer key,
        @Nullable ByteBuffer value,
        @Nullable KinesisPosition position) {

    /** A record that is not in a Kinesis stream. */
    public SourceRecord(SourcePartition partition, long offset, long arrivalMillis, ByteBuffer value) {
        this(partition, offset, arrivalMillis, null, value, null);
    }
}
