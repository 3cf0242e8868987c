package io.kinefka.gateway.metrics;

import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.firehose.host.DeliveryMeasurements;
import io.kinefka.log.delivery.DeliveryStreamId;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.distribution.TimeWindowMax;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What this gateway delivers, for each delivery stream. */
public final class DeliveryMeter implements DeliveryMeasurements {
    private static final Duration FRESHNESS_STEP = Duration.ofSeconds(1);
    private static final int FRESHNESS_STEPS = 10;

    private final MeterRegistry registry;
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Key, Age> ages = new ConcurrentHashMap<>();

    private record Key(String deliveryStream, String metric) {}

    /** Each partition has an age: the greatest counts, of those that were told lately. */
    private record Age(TimeWindowMax seconds, Gauge gauge) {}

    DeliveryMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void add(DeliveryStreamConfig stream, String metric, Unit unit, double value) {
        var key = new Key(stream.arn(), metric);
        int dot = metric.indexOf('.');
        if (dot < 0 || !(metric.startsWith("DeliveryTo") || metric.startsWith("BackupTo"))) {
            return;
        }
        switch (metric.substring(dot + 1)) {
            case "Bytes" -> count(key, "kinefka.delivery.bytes", value);
            case "Records" -> count(key, "kinefka.delivery.records", value);
            case "DataFreshness" ->
                ages.computeIfAbsent(key, this::age).seconds().record(value);
            default -> {}
        }
    }

    /** Removes what belongs to no delivery stream any more. */
    public void purge(Predicate<DeliveryStreamId> exists) {
        counters.forEach((key, counter) -> {
            if (isOver(key, exists) && counters.remove(key, counter)) {
                remove(counter);
            }
        });
        ages.forEach((key, age) -> {
            if (isOver(key, exists) && ages.remove(key, age)) {
                remove(age.gauge());
            }
        });
    }

    private static boolean isOver(Key key, Predicate<DeliveryStreamId> exists) {
        return !exists.test(DeliveryStreamId.ofArn(key.deliveryStream()));
    }

    private void remove(Meter meter) {
        registry.remove(meter);
    }

    private void count(Key key, String name, double amount) {
        counters.computeIfAbsent(key, any -> Counter.builder(name)
                        .description("What was delivered, by delivery stream and destination")
                        .tags(tags(key))
                        .register(registry))
                .increment(amount);
    }

    private Age age(Key key) {
        var seconds = new TimeWindowMax(Clock.SYSTEM, FRESHNESS_STEP.toMillis(), FRESHNESS_STEPS);
        var gauge = Gauge.builder("kinefka.delivery.freshness.seconds", seconds, TimeWindowMax::poll)
                .description("Age of the oldest record that was not delivered, in the last ten seconds")
                .tags(tags(key))
                .strongReference(true)
                .register(registry);
        return new Age(seconds, gauge);
    }

    private static Tags tags(Key key) {
        var id = DeliveryStreamId.ofArn(key.deliveryStream());
        return Tags.of(
                "account", id.accountId(),
                "region", id.region(),
                "delivery.stream", id.name(),
                "target", key.metric().substring(0, key.metric().indexOf('.')));
    }
}
