@NullMarked
package io.kinefka.companions.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
