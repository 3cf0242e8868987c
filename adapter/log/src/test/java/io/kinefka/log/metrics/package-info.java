/** Measurements, with and without Kafka. */
@NullMarked
package io.kinefka.log.metrics;

import org.jspecify.annotations.NullMarked;
