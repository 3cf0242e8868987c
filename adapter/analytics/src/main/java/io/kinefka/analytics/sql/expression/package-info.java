/** Expressions over rows, compiled to byte code. */
@NullMarked
package io.kinefka.analytics.sql.expression;

import org.jspecify.annotations.NullMarked;
