/** What the gateway measures of itself. */
@NullMarked
package io.kinefka.gateway.metrics;

import org.jspecify.annotations.NullMarked;
