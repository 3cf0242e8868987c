package io.kinefka.gateway;

import io.kinefka.aws.Service;
import io.kinefka.gateway.config.GatewayConfig;
import java.util.List;

/**
 * The services that this program answers for, and what they share.
 *
 * @param all the table: one line for each service
 */
record Services(List<Service> all) implements AutoCloseable {

    static Services start(GatewayConfig config, String bootstrapServers) {
        return new Services(List.of());
    }

    /** Finishes what is on its way to Kafka and lets go of it. */
    @Override
    public void close() {}
}
