/** The compiler of application code: from SQL text to plans of streams and pumps. */
@NullMarked
package io.kinefka.analytics.sql;

import org.jspecify.annotations.NullMarked;
