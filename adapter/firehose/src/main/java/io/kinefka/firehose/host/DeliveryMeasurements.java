package io.kinefka.firehose.host;

import io.kinefka.delivery.config.DeliveryStreamConfig;

/** Takes what is measured of delivery streams. Called often, by several threads; must not wait. */
public interface DeliveryMeasurements {

    /** Takes nothing. */
    DeliveryMeasurements NONE = (stream, metric, unit, value) -> {};

    /** A unit as CloudWatch names it. */
    enum Unit {
        COUNT("Count"),
        BYTES("Bytes"),
        SECONDS("Seconds"),
        MILLISECONDS("Milliseconds");

        private final String awsName;

        Unit(String awsName) {
            this.awsName = awsName;
        }

        public String awsName() {
            return awsName;
        }
    }

    /**
     * Adds a sample of this moment.
     *
     * @param metric of the namespace AWS/Firehose, for example {@code DeliveryToS3.Records}
     */
    void add(DeliveryStreamConfig stream, String metric, Unit unit, double value);

    /** Tells others, too. */
    default DeliveryMeasurements and(DeliveryMeasurements others) {
        return (stream, metric, unit, value) -> {
            add(stream, metric, unit, value);
            others.add(stream, metric, unit, value);
        };
    }
}
