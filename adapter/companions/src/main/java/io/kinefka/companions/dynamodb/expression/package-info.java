/** Expressions, and the parameters that came before them: parsed once, then evaluated on items. */
@NullMarked
package io.kinefka.companions.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
