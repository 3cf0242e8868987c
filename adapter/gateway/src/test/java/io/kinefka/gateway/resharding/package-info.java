/** Splitting and merging shards while producers and consumers are at work. */
@NullMarked
package io.kinefka.gateway.resharding;

import org.jspecify.annotations.NullMarked;
