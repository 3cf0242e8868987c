/** Watches the rows of running applications from another process. */
@NullMarked
package io.kinefka.analytics.host.tail;

import org.jspecify.annotations.NullMarked;
