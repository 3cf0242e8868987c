/** The HTTP edge: everything that knows Vert.x. Turns HTTP requests into wire requests and answers into responses. */
@NullMarked
package io.kinefka.gateway.edge;

import org.jspecify.annotations.NullMarked;
