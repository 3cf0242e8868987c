/** The running program, in this process and in its own, and the rules of the house. */
@NullMarked
package io.kinefka.gateway;

import org.jspecify.annotations.NullMarked;
