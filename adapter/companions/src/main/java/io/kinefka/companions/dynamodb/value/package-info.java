/** Attribute values: what they are, how they are ordered, sized, kept, and sent. */
@NullMarked
package io.kinefka.companions.dynamodb.value;

import org.jspecify.annotations.NullMarked;
