package io.kinefka.delivery.config;

import java.util.regex.Pattern;

/**
 * One version of a delivery stream.
 *
 * @param name 1 to 64 letters, digits and _.-
 * @param arn of the delivery stream
 * @param versionId digits; part of objects' names
 */
public record DeliveryStreamConfig(String name, String arn, String versionId, Source source, Destination destination) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,50}");

    /**
     * Checks the names.
     *
     * @throws InvalidDeliveryConfigException if AWS would refuse them
     */
    public DeliveryStreamConfig {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidDeliveryConfigException(
                    "DeliveryStreamName must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        }
        if (!VERSION.matcher(versionId).matches()) {
            throw new InvalidDeliveryConfigException(
                    "DeliveryStreamVersionId must satisfy regular expression pattern: [0-9]+");
        }
    }

    /** The region in the ARN, or empty. */
    public String region() {
        String[] parts = arn.split(":", -1);
        return parts.length > 3 ? parts[3] : "";
    }
}
