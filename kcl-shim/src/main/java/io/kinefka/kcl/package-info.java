/**
 * Runs record processors of the Kinesis Client Library on Kafka: the application is a consumer group, a shard a
 * partition, a checkpoint a committed offset. No gateway, no lease table.
 */
@NullMarked
package io.kinefka.kcl;

import org.jspecify.annotations.NullMarked;
