package io.kinefka.delivery.config;

/** Where a delivery stream's records come from, as far as their processing depends on it. */
public sealed interface Source {

    /** PutRecord and PutRecordBatch, or any topic. */
    record DirectPut() implements Source {}

    /** A Kinesis stream: records of the Kinesis Producer Library are de-aggregated first. */
    record KinesisStream(String arn) implements Source {}

    /** A topic of a cluster: the Lambda function gets other member names. */
    record Msk(String clusterArn) implements Source {}
}
