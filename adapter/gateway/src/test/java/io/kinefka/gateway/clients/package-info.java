/** Unmodified clients against the running program. */
@NullMarked
package io.kinefka.gateway.clients;

import org.jspecify.annotations.NullMarked;
