/** Records read and written. */
@NullMarked
package io.kinefka.analytics.record;

import org.jspecify.annotations.NullMarked;
