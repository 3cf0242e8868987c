/** The embedded broker against real Kafka clients. */
@NullMarked
package io.kinefka.broker;

import org.jspecify.annotations.NullMarked;
