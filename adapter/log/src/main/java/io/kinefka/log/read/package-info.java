/** Reading shards: finding positions, and records from a position on, off the event loop and bounded. */
@NullMarked
package io.kinefka.log.read;

import org.jspecify.annotations.NullMarked;
