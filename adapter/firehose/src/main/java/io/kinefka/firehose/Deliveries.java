package io.kinefka.firehose;

import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.log.delivery.DeliveryStream;
import java.util.Collection;

/** Delivers what delivery streams receive. */
@FunctionalInterface
public interface Deliveries {

    /** Delivers nothing. */
    Deliveries NONE = wanted -> {};

    /**
     * One delivery stream that is to be delivered.
     *
     * @param stream as the catalog has it
     * @param config its current version for the delivery engine
     */
    record Delivery(DeliveryStream stream, DeliveryStreamConfig config) {}

    /**
     * From now on these are delivered, in these versions, and no others. Told once at the start, and whenever that
     * changes. Must not wait for anything.
     */
    void retain(Collection<Delivery> wanted);
}
