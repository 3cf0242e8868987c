/** All clients at the same time. */
@NullMarked
package io.kinefka.clients.together;

import org.jspecify.annotations.NullMarked;
