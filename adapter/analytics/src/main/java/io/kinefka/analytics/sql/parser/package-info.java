/** The grammar of application code: Calcite's, extended when this module is built, and the statements that it adds. */
@NullMarked
package io.kinefka.analytics.sql.parser;

import org.jspecify.annotations.NullMarked;
