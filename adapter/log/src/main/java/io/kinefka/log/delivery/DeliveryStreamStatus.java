package io.kinefka.log.delivery;

/** Where a delivery stream is in its life (source: DeliveryStreamStatus in the Firehose service model). */
public enum DeliveryStreamStatus {
    CREATING,
    ACTIVE,
    DELETING
}
