/** The steps between a source's record and the buffers, in AWS's order. */
@NullMarked
package io.kinefka.delivery.process;

import org.jspecify.annotations.NullMarked;
