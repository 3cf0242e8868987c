/** Streams as logs on Kafka: one front for the catalog, the shard writer and the shard reader. */
@NullMarked
package io.kinefka.log;

import org.jspecify.annotations.NullMarked;
