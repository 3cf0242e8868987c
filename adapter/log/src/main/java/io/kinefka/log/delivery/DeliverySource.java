package io.kinefka.log.delivery;

/** Where a delivery stream's records come from (source: DeliveryStreamType in the Firehose service model). */
public enum DeliverySource {
    /** The API; the topic is the delivery stream's own. */
    DIRECT_PUT("DirectPut"),
    /** A stream of this cluster. */
    KINESIS_STREAM("KinesisStreamAsSource"),
    /** Any topic of this cluster. */
    TOPIC("MSKAsSource");

    private final String awsName;

    DeliverySource(String awsName) {
        this.awsName = awsName;
    }

    /** As the API spells it. */
    public String awsName() {
        return awsName;
    }

    /**
     * The source of a name in the API.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static DeliverySource of(String awsName) {
        for (DeliverySource source : values()) {
            if (source.awsName.equals(awsName)) {
                return source;
            }
        }
        throw new IllegalArgumentException("Not a source: " + awsName);
    }
}
