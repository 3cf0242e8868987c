package io.kinefka.companions.dynamodb;

import io.kinefka.companions.dynamodb.expression.Condition;
import io.kinefka.companions.dynamodb.table.TableDefinition;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with an item.
 *
 * @param key finds the item's key, or refuses
 * @param condition that has to hold for the item as it is
 * @param after makes of the item what it is to be
 * @param isShown whether the item is told when the condition does not hold
 */
record ItemWrite(TableName table, KeyOf key, Condition condition, After after, boolean isShown) {

    /** Leaves an item as it is. */
    static final After UNCHANGED = (table, key, before) -> before;

    /** Leaves nothing. */
    static final After DELETED = (table, key, before) -> null;

    @FunctionalInterface
    interface KeyOf {
        Document find(TableDefinition table);
    }

    @FunctionalInterface
    interface After {
        @Nullable Document make(TableDefinition table, Document key, @Nullable Document before);
    }
}
