/** The certificates that the port shows: the operator's, or those of an own small authority. Made with the JDK alone. */
@NullMarked
package io.kinefka.gateway.tls;

import org.jspecify.annotations.NullMarked;
