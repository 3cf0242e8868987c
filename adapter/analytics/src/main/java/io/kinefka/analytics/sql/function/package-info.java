/** The functions of the dialect: which there are, their types, and what they compute. */
@NullMarked
package io.kinefka.analytics.sql.function;

import org.jspecify.annotations.NullMarked;
