/** Tables that queries can name, types, and validation by Calcite of queries that were lowered. */
@NullMarked
package io.kinefka.analytics.sql.validate;

import org.jspecify.annotations.NullMarked;
