/** From a query as users write it to one that Calcite's validator takes. */
@NullMarked
package io.kinefka.analytics.sql.lower;

import org.jspecify.annotations.NullMarked;
