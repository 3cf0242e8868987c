/** Tables and their items, as they are kept in the map that all gateways share. */
@NullMarked
package io.kinefka.companions.dynamodb.table;

import org.jspecify.annotations.NullMarked;
