/** What DynamoDB says when something is wrong. */
@NullMarked
package io.kinefka.companions.dynamodb.error;

import org.jspecify.annotations.NullMarked;
