package io.kinefka.delivery.source;

/** Where a Kinesis stream's record is, as a Lambda function is told. */
public record KinesisPosition(String shardId, String sequenceNumber) {}
