package io.kinefka.mapping;

/** Who decides in which shard a record goes (source: UpdateStreamRecordDistributionStrategy in the Kinesis service model). */
public enum RecordDistribution {
    /** The service spreads records evenly; there is no order to rely on. */
    AUTO,
    /** The partition key does. */
    USER_PARTITION_KEY
}
