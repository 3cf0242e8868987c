/** Records on their way, in memory and in spill files, and the offsets that they hold back. */
@NullMarked
package io.kinefka.delivery.buffer;

import org.jspecify.annotations.NullMarked;
