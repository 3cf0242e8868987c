/** Runs delivery streams: a Kafka Streams application for each, around a delivery engine. */
@NullMarked
package io.kinefka.firehose.host;

import org.jspecify.annotations.NullMarked;
