package io.kinefka.kinesis;

import io.kinefka.mapping.StreamMetadata;
import java.time.Instant;

/** How long a stream keeps its records. */
final class Retention {
    private static final int HOURS_MIN = 24;

    private Retention() {}

    static void requireLongEnough(int hours) {
        if (hours < HOURS_MIN) {
            throw KinesisErrors.invalidArgument("Minimum allowed retention period is " + HOURS_MIN
                    + " hours. Requested retention period (" + hours + " hours) is too short.");
        }
    }

    /** The stream with a longer period. What has expired by now never comes back. */
    static StreamMetadata increased(StreamMetadata stream, int hours, Instant now) {
        StreamReference.requireActive(stream);
        if (hours <= stream.retentionHours()) {
            throw KinesisErrors.invalidArgument("Requested retention period (" + hours + " hours) for stream "
                    + stream.id().name() + " can not be shorter than existing retention period ("
                    + stream.retentionHours() + " hours). Use DecreaseRetentionPeriod API.");
        }
        return stream.withRetention(hours, now);
    }

    /** The stream with a shorter period. */
    static StreamMetadata decreased(StreamMetadata stream, int hours, Instant now) {
        StreamReference.requireActive(stream);
        if (hours >= stream.retentionHours()) {
            throw KinesisErrors.invalidArgument("Requested retention period (" + hours + " hours) for stream "
                    + stream.id().name() + " can not be longer than existing retention period ("
                    + stream.retentionHours() + " hours). Use IncreaseRetentionPeriod API.");
        }
        return stream.withRetention(hours, now);
    }
}
