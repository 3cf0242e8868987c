/**
 * How Kinesis maps to Kafka: hash keys, shards, sequence numbers, record layout, topic names and the catalog's format.
 *
 * <p>Everything here is pure and immutable, except {@link io.kinefka.mapping.KinesisPartitioner}, which follows the
 * catalog topic on a thread of its own.
 */
@NullMarked
package io.kinefka.mapping;

import org.jspecify.annotations.NullMarked;
