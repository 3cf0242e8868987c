package io.kinefka.connect.firehose;

import io.kinefka.connect.firehose.config.FirehoseSinkConfig;
import io.kinefka.delivery.DeliveryEngine;
import io.kinefka.delivery.DeliveryResources;
import io.kinefka.delivery.Grouping;
import java.time.Instant;

/** An engine with everything that it needs, for one task. */
final class TaskDelivery implements AutoCloseable {
    private final DeliveryResources resources;
    private final DeliveryEngine engine;
    private final DeliveryMetrics metrics;

    private TaskDelivery(DeliveryResources resources, DeliveryEngine engine, DeliveryMetrics metrics) {
        this.resources = resources;
        this.engine = engine;
        this.metrics = metrics;
    }

    static TaskDelivery start(FirehoseSinkConfig config, DeliveryMetrics metrics, Instant now) {
        DeliveryResources resources = DeliveryResources.connect(
                config.s3Access(),
                config.lambdaAccess(),
                config.replyTimeout(),
                config.workers(),
                config.budgets(),
                config.spillDirectory());
        DeliveryEngine engine = new DeliveryEngine(config.stream(), Grouping.TOGETHER, resources, metrics, now);
        return new TaskDelivery(resources, engine, metrics);
    }

    DeliveryEngine engine() {
        return engine;
    }

    /** Objects and requests that were accepted so far. */
    long deliveries() {
        return metrics.deliveries();
    }

    @Override
    public void close() {
        engine.close();
        resources.close();
    }
}
