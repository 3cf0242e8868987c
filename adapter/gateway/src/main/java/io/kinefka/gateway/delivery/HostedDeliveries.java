package io.kinefka.gateway.delivery;

import io.kinefka.firehose.Deliveries;
import io.kinefka.firehose.host.HostedStream;
import io.kinefka.gateway.hosting.Hosted;
import io.kinefka.log.delivery.DeliverySource;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;

/** Delivers in this process. */
public final class HostedDeliveries implements Deliveries, AutoCloseable {
    private final Hosted<Delivery> hosted;

    /** Delivers nothing yet. */
    public HostedDeliveries(Supplier<DeliveryHosting> opening) {
        hosted = new Hosted<>("deliveries", () -> host(opening.get()));
    }

    private static Hosted.Host<Delivery> host(DeliveryHosting hosting) {
        return new Hosted.Host<>() {
            @Override
            public boolean retain(Collection<Delivery> wanted) {
                hosting.hosts()
                        .retain(wanted.stream().map(HostedDeliveries::hosted).toList());
                return true;
            }

            @Override
            public void close() {
                hosting.close();
            }
        };
    }

    private static HostedStream hosted(Delivery wanted) {
        var stream = wanted.stream();
        // A topic of its own holds nothing else, whatever the clocks say.
        var startAt = stream.source() == DeliverySource.DIRECT_PUT ? Instant.EPOCH : stream.startsAt();
        return new HostedStream(stream.application(), stream.topic(), startAt, wanted.config());
    }

    @Override
    public void retain(Collection<Delivery> wanted) {
        hosted.retain(wanted);
    }

    /** Stops delivering; what is not durable yet is delivered by others, or later. */
    @Override
    public void close() {
        hosted.close();
    }
}
