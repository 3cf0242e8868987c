/** Tests of what Kafka's failures are taken for. */
@NullMarked
package io.kinefka.log.error;

import org.jspecify.annotations.NullMarked;
