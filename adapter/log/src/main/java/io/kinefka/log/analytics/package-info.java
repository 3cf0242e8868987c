/** Analytics applications: their entries in the catalog, with the versions that they had before. */
@NullMarked
package io.kinefka.log.analytics;

import org.jspecify.annotations.NullMarked;
