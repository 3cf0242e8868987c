/** Certificates as the JDK sees them. */
@NullMarked
package io.kinefka.gateway.tls;

import org.jspecify.annotations.NullMarked;
