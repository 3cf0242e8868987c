/** The program: wires broker, services and edge together, starts and ends them in order. */
@NullMarked
package io.kinefka.gateway;

import org.jspecify.annotations.NullMarked;
