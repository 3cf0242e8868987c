package io.kinefka.companions.dynamodb;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.table.Index;
import io.kinefka.companions.dynamodb.table.KeySchema;
import io.kinefka.companions.dynamodb.value.ValueType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The type of an attribute that a key consists of, as it is sent. */
record AttributeDefinition(String attributeName, String attributeType) {

    static Map<String, ValueType> types(List<AttributeDefinition> definitions) {
        Map<String, ValueType> types = new LinkedHashMap<>();
        for (var each : definitions) {
            if (types.put(each.attributeName(), ValueType.valueOf(each.attributeType())) != null) {
                throw DynamoDbErrors.invalid(
                        "Duplicate AttributeName in AttributeDefinitions: " + each.attributeName());
            }
        }
        return types;
    }

    static List<AttributeDefinition> list(Map<String, ValueType> types) {
        return types.entrySet().stream()
                .map(each ->
                        new AttributeDefinition(each.getKey(), each.getValue().name()))
                .toList();
    }

    /** Checks that keys consist of attributes that are defined, and that no others are. */
    static void check(Map<String, ValueType> types, KeySchema keys, List<Index> indexes) {
        checkDefined(
                types, keys.attributes(), "Some index key attributes are not defined in AttributeDefinitions. Keys: ");
        var used = new LinkedHashSet<>(keys.attributes());
        for (var index : indexes) {
            checkDefined(
                    types,
                    index.keys().attributes(),
                    "Some index key attributes are not defined in AttributeDefinitions. Keys: ");
            used.addAll(index.keys().attributes());
        }
        if (used.size() < types.size()) {
            throw DynamoDbErrors.invalid(
                    indexes.isEmpty()
                            ? "Number of attributes in KeySchema does not exactly match number of attributes defined in"
                                    + " AttributeDefinitions"
                            : "Some AttributeDefinitions are not used. AttributeDefinitions: " + types.keySet()
                                    + ", keys used: " + used);
        }
    }

    private static void checkDefined(Map<String, ValueType> types, List<String> keys, String complaint) {
        if (!types.keySet().containsAll(keys)) {
            throw DynamoDbErrors.invalid(complaint + keys + ", AttributeDefinitions: " + types.keySet());
        }
    }
}
