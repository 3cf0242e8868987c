/** The gateways of one cluster: who is alive, and who has finished its appends to shards that are closing. */
@NullMarked
package io.kinefka.log.cluster;

import org.jspecify.annotations.NullMarked;
