package io.kinefka.mapping;

/** Who decides how many shards a stream has (source: StreamMode in the Kinesis service model). */
public enum StreamMode {
    PROVISIONED,
    ON_DEMAND
}
