/** Following the ends of shards, so that whoever waits there is told of new records at once. */
@NullMarked
package io.kinefka.log.tail;

import org.jspecify.annotations.NullMarked;
