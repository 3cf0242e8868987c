package io.kinefka.delivery;

import io.kinefka.delivery.buffer.Segment;
import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.http.HttpBatch;
import java.time.Duration;
import java.time.Instant;

/** When the segments of each lane are full, and which bucket they go to. */
final class LaneRules {
    /** Zero buffering never applies to the backup. Source: AWS developer guide; the least interval is inferred. */
    private static final Duration BACKUP_INTERVAL_MIN = Duration.ofMinutes(1);

    private final Destination destination;

    LaneRules(Destination destination) {
        this.destination = destination;
    }

    /** The bucket of a lane's objects. */
    S3Configuration bucket(Lane lane) {
        S3Configuration backup = destination.sourceBackup();
        return lane.kind() == Lane.Kind.SOURCE_BACKUP && backup != null ? backup : destination.errors();
    }

    boolean isHttp(Lane lane) {
        return lane.kind() == Lane.Kind.DELIVERY && destination instanceof Destination.HttpEndpoint;
    }

    boolean isFull(Lane lane, Segment segment) {
        return segment.bytes() >= hints(lane).sizeBytes()
                || (isHttp(lane) && segment.records() >= HttpBatch.RECORDS_MAX);
    }

    /** Whether a record cannot be in the same segment as those before it. */
    boolean isBeyond(Lane lane, Segment segment, int bytes) {
        return isHttp(lane) && segment.records() > 0 && segment.bytes() + bytes > HttpBatch.BYTES_MAX;
    }

    boolean isDue(Lane lane, Segment segment, Instant now) {
        return !now.isBefore(segment.openedAt().plus(interval(lane)));
    }

    private Duration interval(Lane lane) {
        Duration interval = hints(lane).interval();
        boolean isBackup = lane.kind() == Lane.Kind.SOURCE_BACKUP
                || (destination instanceof Destination.HttpEndpoint && !isHttp(lane));
        return isBackup && interval.compareTo(BACKUP_INTERVAL_MIN) < 0 ? BACKUP_INTERVAL_MIN : interval;
    }

    private BufferingHints hints(Lane lane) {
        return lane.kind() == Lane.Kind.DELIVERY && destination instanceof Destination.HttpEndpoint endpoint
                ? endpoint.bufferingHints()
                : bucket(lane).bufferingHints();
    }
}
