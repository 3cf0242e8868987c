@NullMarked
package io.kinefka.companions.dynamodb.value;

import org.jspecify.annotations.NullMarked;
