/** Delivery streams: their entries in the catalog, and the topics that those have to which records are put directly. */
@NullMarked
package io.kinefka.log.delivery;

import org.jspecify.annotations.NullMarked;
