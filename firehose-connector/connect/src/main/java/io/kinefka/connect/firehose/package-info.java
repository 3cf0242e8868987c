/**
 * The delivery engine as a sink of Kafka Connect.
 *
 * <p>{@link io.kinefka.connect.firehose.FirehoseSinkConnector} checks a configuration,
 * {@link io.kinefka.connect.firehose.FirehoseSinkTask} drives an engine.
 */
@NullMarked
package io.kinefka.connect.firehose;

import org.jspecify.annotations.NullMarked;
