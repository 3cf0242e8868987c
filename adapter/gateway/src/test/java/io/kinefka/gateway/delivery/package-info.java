/** What the program delivers, whatever happens to it meanwhile. */
@NullMarked
package io.kinefka.gateway.delivery;

import org.jspecify.annotations.NullMarked;
