/** Measures the gateway side by side with Kafka's own clients on the same broker, in one interleaved run. */
@NullMarked
package io.kinefka.benchmark;

import org.jspecify.annotations.NullMarked;
