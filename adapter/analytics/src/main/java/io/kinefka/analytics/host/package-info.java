/** Runs applications: a Kafka Streams application for each, which brings rows into one order and drives the operators with them. */
@NullMarked
package io.kinefka.analytics.host;

import org.jspecify.annotations.NullMarked;
