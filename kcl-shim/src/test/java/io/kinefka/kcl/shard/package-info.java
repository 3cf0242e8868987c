/** Tests of one shard's life, without Kafka. */
@NullMarked
package io.kinefka.kcl.shard;

import org.jspecify.annotations.NullMarked;
