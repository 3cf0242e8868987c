/** Records outside and rows inside: JSON and CSV read by a mapping, and written as the dialect's service wrote them. */
@NullMarked
package io.kinefka.analytics.record;

import org.jspecify.annotations.NullMarked;
