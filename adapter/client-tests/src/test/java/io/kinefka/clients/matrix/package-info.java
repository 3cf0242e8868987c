/** Which client does what: one scenario for all of them, and the table of its results. */
@NullMarked
package io.kinefka.clients.matrix;

import org.jspecify.annotations.NullMarked;
