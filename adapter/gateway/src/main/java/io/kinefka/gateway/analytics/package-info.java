/** Runs analytics applications in the gateway. */
@NullMarked
package io.kinefka.gateway.analytics;

import org.jspecify.annotations.NullMarked;
