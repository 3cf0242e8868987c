package io.kinefka.firehose;

import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.firehose.host.DeliveryMeasurements;
import io.kinefka.log.delivery.DeliveryStreamId;
import io.kinefka.log.metrics.Metrics;
import java.time.Clock;

/** Keeps what is measured of deliveries with the other metrics in {@code AWS/Firehose}. */
public final class FirehoseMeasurements implements DeliveryMeasurements {
    private final Metrics metrics;
    private final Clock clock;

    public FirehoseMeasurements(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void add(DeliveryStreamConfig stream, String metric, Unit unit, double value) {
        metrics.add(
                new FirehoseMetric(DeliveryStreamId.ofArn(stream.arn()), metric, unit.awsName()),
                value,
                clock.millis());
    }
}
