@NullMarked
package io.kinefka.companions.dynamodb;

import org.jspecify.annotations.NullMarked;
