/** What applications say to functions, and what they understand of the answers. */
@NullMarked
package io.kinefka.analytics.function;

import org.jspecify.annotations.NullMarked;
