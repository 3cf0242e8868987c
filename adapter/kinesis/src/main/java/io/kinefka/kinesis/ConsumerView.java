package io.kinefka.kinesis;

import io.kinefka.log.consumer.ConsumerStatus;
import io.kinefka.log.consumer.StreamConsumer;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamStatus;
import java.time.Instant;

/** A consumer as the API shows it. */
record ConsumerView(String consumerName, String consumerARN, String consumerStatus, Instant consumerCreationTimestamp) {

    static ConsumerView of(StreamConsumer consumer, Instant now) {
        return of(consumer, consumer.status(now));
    }

    private static ConsumerView of(StreamConsumer consumer, ConsumerStatus status) {
        return new ConsumerView(consumer.name(), ConsumerReference.arn(consumer), status.name(), consumer.createdAt());
    }

    /** A consumer goes with its stream. */
    static ConsumerView of(StreamConsumer consumer, StreamMetadata stream, Instant now) {
        return stream.status() == StreamStatus.DELETING ? of(consumer, ConsumerStatus.DELETING) : of(consumer, now);
    }
}
