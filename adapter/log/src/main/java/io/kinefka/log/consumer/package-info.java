/** Consumers with enhanced fan-out, which belong to a stream. */
@NullMarked
package io.kinefka.log.consumer;

import org.jspecify.annotations.NullMarked;
