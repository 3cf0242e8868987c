package io.kinefka.companions.dynamodb.table;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.ItemSize;
import io.kinefka.companions.dynamodb.value.ValueType;
import java.nio.charset.StandardCharsets;

/** What items have to satisfy. */
public final class ItemRules {
    private static final int HASH_BYTES_MAX = 2048;
    private static final int RANGE_BYTES_MAX = 1024;

    private ItemRules() {}

    /** Checks an item that is about to be put. */
    public static void check(TableDefinition table, Document item) {
        for (var name : table.keys().attributes()) {
            var value = item.get(name);
            if (value == null) {
                throw DynamoDbErrors.invalid("Missing the key " + name + " in the item");
            }
            if (value.type() != table.attributes().get(name)) {
                throw DynamoDbErrors.invalid("Type mismatch for key " + name + " expected: "
                        + table.attributes().get(name) + " actual: " + value.type());
            }
        }
        checkKeyValues(table, item);
        checkIndexes(table, item);
        checkSize(item, "Item size has exceeded the maximum allowed size");
    }

    /** Checks an item that was updated. */
    public static void checkUpdated(TableDefinition table, Document item) {
        checkIndexes(table, item);
        checkSize(item, "Item size to update has exceeded the maximum allowed size");
    }

    private static void checkSize(Document item, String complaint) {
        if (ItemSize.of(item) > ItemSize.BYTES_MAX) {
            throw DynamoDbErrors.validation(complaint);
        }
    }

    private static void checkIndexes(TableDefinition table, Document item) {
        for (var index : table.indexes()) {
            for (var name : index.keys().attributes()) {
                var value = item.get(name);
                if (value != null && value.type() != table.attributes().get(name)) {
                    throw DynamoDbErrors.invalid("Type mismatch for Index Key " + name + " Expected: "
                            + table.attributes().get(name) + " Actual: " + value.type() + " IndexName: "
                            + index.name());
                }
                if (value != null && length(value) == 0) {
                    throw DynamoDbErrors.validation(
                            "One or more parameter values are not valid. A value specified for a secondary index key is not"
                                    + " supported. The AttributeValue for a key attribute cannot contain an empty "
                                    + kind(value) + " value. IndexName: " + index.name() + ", IndexKey: " + name);
                }
            }
        }
    }

    /** Checks that keys are neither empty nor too long. */
    static void checkKeyValues(TableDefinition table, Document item) {
        for (var name : table.keys().attributes()) {
            var value = item.get(name);
            int length = value == null ? 1 : length(value);
            if (length == 0 && value != null) {
                throw DynamoDbErrors.validation(
                        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an"
                                + " empty " + kind(value) + " value. Key: " + name);
            }
            boolean isHash = name.equals(table.keys().hash());
            int max = isHash ? HASH_BYTES_MAX : RANGE_BYTES_MAX;
            if (length > max) {
                throw DynamoDbErrors.invalid(
                        isHash
                                ? "Size of hashkey has exceeded the maximum size limit of" + max + " bytes"
                                : "Aggregated size of all range keys has exceeded the size limit of " + max + " bytes");
            }
        }
    }

    private static String kind(AttributeValue value) {
        return value.type() == ValueType.S ? "string" : "binary";
    }

    private static int length(AttributeValue value) {
        if (value instanceof AttributeValue.Binary binary) {
            return binary.value().length();
        }
        return value instanceof AttributeValue.Text text ? text.value().getBytes(StandardCharsets.UTF_8).length : 1;
    }
}
