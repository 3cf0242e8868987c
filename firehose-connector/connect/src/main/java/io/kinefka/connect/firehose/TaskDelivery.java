package io.kinefka.connect.firehose;

import io.kinefka.connect.firehose.config.FirehoseSinkConfig;
import io.kinefka.delivery.DeliveryEngine;
import io.kinefka.delivery.DeliveryResources;
import io.kinefka.delivery.Grouping;
import io.kinefka.delivery.buffer.SpillDirectory;
import io.kinefka.delivery.http.FirehoseEndpoints;
import io.kinefka.delivery.lambda.HttpLambdaFunctions;
import io.kinefka.delivery.s3.S3ObjectStore;
import io.kinefka.delivery.web.WebClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** An engine with everything that it needs, for one task. */
final class TaskDelivery implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** {@link ThreadLocalRandom} belongs to the thread that asks for it. */
    private static final RandomGenerator RANDOM =
            () -> ThreadLocalRandom.current().nextLong();

    private final S3ObjectStore objects;
    private final DeliveryResources resources;
    private final DeliveryEngine engine;
    private final DeliveryMetrics metrics;

    private TaskDelivery(
            S3ObjectStore objects, DeliveryResources resources, DeliveryEngine engine, DeliveryMetrics metrics) {
        this.objects = objects;
        this.resources = resources;
        this.engine = engine;
        this.metrics = metrics;
    }

    static TaskDelivery start(FirehoseSinkConfig config, DeliveryMetrics metrics, Instant now) {
        SpillDirectory spill = SpillDirectory.in(config.spillDirectory());
        S3ObjectStore objects = S3ObjectStore.connect(config.s3Access());
        WebClient web = new WebClient(CONNECT_TIMEOUT);
        DeliveryResources resources = new DeliveryResources(
                objects,
                new HttpLambdaFunctions(web, config.lambdaAccess()),
                new FirehoseEndpoints(web, spill, config.replyTimeout()),
                config.workers(),
                config.budgets(),
                spill,
                RANDOM);
        DeliveryEngine engine = new DeliveryEngine(config.stream(), Grouping.TOGETHER, resources, metrics, now);
        return new TaskDelivery(objects, resources, engine, metrics);
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
        resources.workers().close();
        objects.close();
        resources.spill().close();
    }
}
