package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.consumer.ConsumerStatus;
import io.kinefka.log.consumer.StreamConsumer;
import io.kinefka.log.consumer.StreamConsumers;
import io.kinefka.log.stream.Streams;
import java.time.Clock;

/** Streams and consumers, wherever either will do. */
final class Resources {
    private final Streams streams;
    private final StreamConsumers consumers;
    private final Clock clock;

    Resources(Streams streams, StreamConsumers consumers, Clock clock) {
        this.streams = streams;
        this.consumers = consumers;
        this.clock = clock;
    }

    /**
     * What an ARN is about.
     *
     * @throws AwsException when there is no such resource
     */
    ResourceReference find(String arn) {
        var resource = ResourceReference.parse(arn);
        requireExists(resource, streams.snapshot());
        return resource;
    }

    private void requireExists(ResourceReference resource, CatalogSnapshot state) {
        if (state.stream(resource.stream()).isEmpty()) {
            throw KinesisErrors.streamNotFound(resource.stream());
        }
        if (resource.consumer() != null) {
            resource.consumer().find(consumers, state);
        }
    }

    /** Refuses a change of a resource that is not there any more, or changing already. */
    void requireActive(ResourceReference resource, CatalogSnapshot state) {
        requireExists(resource, state);
        if (resource.consumer() == null) {
            state.stream(resource.stream()).ifPresent(StreamReference::requireActive);
        } else {
            requireActive(resource.consumer().find(consumers, state));
        }
    }

    /** The consumer itself, unless it is on its way in or out. */
    StreamConsumer requireActive(StreamConsumer consumer) {
        if (consumer.status(clock.instant()) != ConsumerStatus.ACTIVE) {
            throw KinesisErrors.consumerNotActive(consumer);
        }
        return consumer;
    }
}
