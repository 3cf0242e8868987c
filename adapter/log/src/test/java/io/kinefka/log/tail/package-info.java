/** Tests of tails. */
@NullMarked
package io.kinefka.log.tail;

import org.jspecify.annotations.NullMarked;
