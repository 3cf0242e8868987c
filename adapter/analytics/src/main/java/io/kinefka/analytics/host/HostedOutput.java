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

        /**
         * A function.
         *
         * @param topic where rows wait for it, the application's own; also the name of the group that reads it
         * @param function its ARN
         * @param applicationArn which it is told
         */
        record Function(String topic, String function, String applicationArn) implements Target {

            /**
             * A function for an output.
             *
             * @param applicationId of the Kafka Streams application
             * @param outputId never used for another output of the application
             */
            public static Function of(String applicationId, String outputId, String function, String applicationArn) {
                return new Function(applicationId + "-function-" + outputId, function, applicationArn);
            }
        }
    }
}
