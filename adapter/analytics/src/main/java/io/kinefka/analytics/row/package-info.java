/** Rows as bytes, for state stores and between tasks. */
@NullMarked
package io.kinefka.analytics.row;

import org.jspecify.annotations.NullMarked;
