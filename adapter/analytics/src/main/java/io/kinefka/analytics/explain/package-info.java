/** The command line's tools for application code. */
@NullMarked
package io.kinefka.analytics.explain;

import org.jspecify.annotations.NullMarked;
