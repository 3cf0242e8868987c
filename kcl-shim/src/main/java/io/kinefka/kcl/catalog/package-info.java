/** What the catalog topic says about streams and their shards. */
@NullMarked
package io.kinefka.kcl.catalog;

import org.jspecify.annotations.NullMarked;
