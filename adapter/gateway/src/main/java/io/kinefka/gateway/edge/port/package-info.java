/** What a connection goes through before HTTP: TLS or not by its first bytes, and deadlines and bounds. Netty only. */
@NullMarked
package io.kinefka.gateway.edge.port;

import org.jspecify.annotations.NullMarked;
