package io.kinefka.log.consumer;

/** Where a consumer is in its life (source: ConsumerStatus in the Kinesis service model). */
public enum ConsumerStatus {
    CREATING,
    ACTIVE,
    DELETING
}
