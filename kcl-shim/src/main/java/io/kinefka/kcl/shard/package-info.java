/** The life of one shard on this worker: its record processor, its checkpoints, its records. */
@NullMarked
package io.kinefka.kcl.shard;

import org.jspecify.annotations.NullMarked;
