/** Where an application stands: committed offsets, and the offsets at which shards begin. */
@NullMarked
package io.kinefka.kcl.position;

import org.jspecify.annotations.NullMarked;
