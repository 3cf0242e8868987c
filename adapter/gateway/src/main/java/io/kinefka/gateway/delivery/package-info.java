/** Delivers what delivery streams receive, in this process. */
@NullMarked
package io.kinefka.gateway.delivery;

import org.jspecify.annotations.NullMarked;
