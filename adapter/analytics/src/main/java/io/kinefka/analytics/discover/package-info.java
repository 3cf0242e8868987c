/** Finds out which schema records have by looking at some of them. */
@NullMarked
package io.kinefka.analytics.discover;

import org.jspecify.annotations.NullMarked;
