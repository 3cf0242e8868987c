package io.kinefka.delivery.lambda;

import io.kinefka.delivery.source.KinesisPosition;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A record for a function.
 *
 * @param id unique among all records, and the same on every attempt
 * @param partition its number, for a source that is a topic
 * @param sub its number within the source's record
 * @param arrivalMillis in milliseconds since 1970
 */
public record TransformRecord(
        String id,
        int partition,
        long offset,
        int sub,
        long arrivalMillis,
        @Nullable String partitionKey,
        @Nullable KinesisPosition position,
        ByteBuffer data) {}
