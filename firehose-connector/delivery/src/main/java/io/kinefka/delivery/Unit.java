package io.kinefka.delivery;

import io.kinefka.delivery.buffer.PartitionOffsets;
import io.kinefka.delivery.source.KinesisPosition;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A record between two steps.
 *
 * @param sub its number within the source's record
 */
record Unit(
        PartitionOffsets owner,
        long offset,
        int sub,
        long arrivalMillis,
        @Nullable String partitionKey,
        @Nullable KinesisPosition position,
        ByteBuffer data) {

    Unit withData(int newSub, ByteBuffer newData) {
        return new Unit(owner, offset, newSub, arrivalMillis, partitionKey, position, newData);
    }

    /** The same with its own copy of the data. */
    Unit copied() {
        return withData(
                sub, ByteBuffer.allocate(data.remaining()).put(data.duplicate()).flip());
    }
}
