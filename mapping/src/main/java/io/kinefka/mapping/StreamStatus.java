package io.kinefka.mapping;

/** Where a stream is in its life (source: StreamStatus in the Kinesis service model). */
public enum StreamStatus {
    CREATING,
    ACTIVE,
    UPDATING,
    DELETING
}
