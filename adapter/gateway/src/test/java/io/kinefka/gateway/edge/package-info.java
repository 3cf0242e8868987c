/** The HTTP edge against real HTTP clients. */
@NullMarked
package io.kinefka.gateway.edge;

import org.jspecify.annotations.NullMarked;
