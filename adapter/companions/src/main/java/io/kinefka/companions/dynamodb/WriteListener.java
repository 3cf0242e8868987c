package io.kinefka.companions.dynamodb;

import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import org.jspecify.annotations.Nullable;

/** Is told of every item that was written, and must not wait. */
@FunctionalInterface
public interface WriteListener {

    /** An item has become another one; null where there was or is none. */
    void written(TableName table, @Nullable Document before, @Nullable Document after);
}
