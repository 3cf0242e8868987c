package io.kinefka.firehose;

import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import io.kinefka.delivery.config.Source;
import io.kinefka.firehose.Deliveries.Delivery;
import io.kinefka.firehose.destination.DestinationDocument;
import io.kinefka.log.delivery.DeliveryStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells which delivery streams are to be delivered whenever that changes. */
final class WantedDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(WantedDeliveries.class);

    private final Supplier<Collection<DeliveryStream>> streams;
    private final Deliveries deliveries;
    private @Nullable List<Version> told;

    /** What it takes for a delivery to be another one. */
    private record Version(String application, long version) {}

    /** Of these delivery streams, in whatever state they are. */
    WantedDeliveries(Supplier<Collection<DeliveryStream>> streams, Deliveries deliveries) {
        this.streams = streams;
        this.deliveries = deliveries;
    }

    /** Looks at the newest state, whichever it was called for, so that it never goes back. */
    synchronized void look() {
        var active = streams.get().stream().filter(DeliveryStream::isActive).toList();
        var versions = active.stream()
                .map(stream -> new Version(stream.application(), stream.version()))
                .toList();
        if (!versions.equals(told)) {
            deliveries.retain(
                    active.stream().flatMap(stream -> delivery(stream).stream()).toList());
            told = versions;
        }
    }

    private static Optional<Delivery> delivery(DeliveryStream stream) {
        try {
            return Optional.of(new Delivery(stream, config(stream)));
        } catch (InvalidDeliveryConfigException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("deliveryStream", stream.id())
                    .log("A delivery stream is configured as this version does not support it; it is not delivered");
            return Optional.empty();
        }
    }

    static DeliveryStreamConfig config(DeliveryStream stream) {
        return new DeliveryStreamConfig(
                stream.id().name(),
                stream.id().arn(),
                Long.toString(stream.version()),
                source(stream),
                DestinationDocument.of(stream.destination()).config());
    }

    private static Source source(DeliveryStream stream) {
        return switch (stream.source()) {
            case DIRECT_PUT -> new Source.DirectPut();
            case KINESIS_STREAM ->
                new Source.KinesisStream(setting(stream, "KinesisStreamSourceDescription", "KinesisStreamARN"));
            case TOPIC -> new Source.Msk(setting(stream, "MSKSourceDescription", "MSKClusterARN"));
        };
    }

    private static String setting(DeliveryStream stream, String description, String name) {
        return stream.sourceSettings().get(description) instanceof Map<?, ?> settings
                ? String.valueOf(settings.get(name))
                : "";
    }
}
