/** Appending to shards: idempotent, acknowledged by all in-sync replicas, bounded in memory. */
@NullMarked
package io.kinefka.log.write;

import org.jspecify.annotations.NullMarked;
