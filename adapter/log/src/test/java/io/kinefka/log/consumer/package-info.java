/** Tests of consumers. */
@NullMarked
package io.kinefka.log.consumer;

import org.jspecify.annotations.NullMarked;
