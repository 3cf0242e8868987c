/** Enhanced fan-out with many subscriptions and for a long time. */
@NullMarked
package io.kinefka.gateway.fanout;

import org.jspecify.annotations.NullMarked;
