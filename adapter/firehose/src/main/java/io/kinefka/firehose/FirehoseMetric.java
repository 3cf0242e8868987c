package io.kinefka.firehose;

import io.kinefka.log.delivery.DeliveryStreamId;
import io.kinefka.log.metrics.MetricId;
import io.kinefka.log.metrics.MetricKey;
import java.util.Map;

/**
 * A metric of a delivery stream, in {@code AWS/Firehose}.
 *
 * @param stream whose
 * @param name of the metric, for example {@code DeliveryToS3.Records}
 * @param unit of its values, for example {@code Count}
 */
public record FirehoseMetric(DeliveryStreamId stream, String name, String unit) implements MetricKey {

    @Override
    public MetricId id() {
        return new MetricId(
                stream.accountId(),
                stream.region(),
                "AWS/Firehose",
                name,
                Map.of("DeliveryStreamName", stream.name()),
                unit);
    }
}
