/** Measurements of the last hours, by minute, that all gateways share through a topic. */
@NullMarked
package io.kinefka.log.metrics;

import org.jspecify.annotations.NullMarked;
