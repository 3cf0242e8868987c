/** Destinations of delivery streams: as requests describe them, as they are stored and shown, and for the delivery engine. */
@NullMarked
package io.kinefka.firehose.destination;

import org.jspecify.annotations.NullMarked;
