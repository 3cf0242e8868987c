package io.kinefka.analytics.host;

import io.kinefka.analytics.record.OutputFormat;

/**
 * Where the rows of an in-application stream go.
 *
 * @param stream its name; {@value ErrorStream#NAME} for what could not be computed
 */
public record HostedOutput(String stream, OutputFormat format, Target target) {

    /** A kind of place. */
    public sealed interface Target {
        /** The topic of a stream: records have partition keys, which choose the shard. */
        record Stream(String topic) implements Target {}

        /** The topic of a delivery stream: records have no keys. */
        record DeliveryStream(String topic) implements Target {}
    }
}
