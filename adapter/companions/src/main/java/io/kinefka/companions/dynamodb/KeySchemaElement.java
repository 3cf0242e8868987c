package io.kinefka.companions.dynamodb;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.table.KeySchema;
import java.util.ArrayList;
import java.util.List;

/** An attribute of a key, as it is sent. */
record KeySchemaElement(String attributeName, String keyType) {
    private static final String HASH = "HASH";
    private static final String RANGE = "RANGE";

    static KeySchema schema(List<KeySchemaElement> elements) {
        if (!elements.get(0).keyType().equals(HASH)) {
            throw DynamoDbErrors.validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
        if (elements.size() == 1) {
            return new KeySchema(elements.get(0).attributeName(), null);
        }
        if (!elements.get(1).keyType().equals(RANGE)) {
            throw DynamoDbErrors.validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
        if (elements.get(0).attributeName().equals(elements.get(1).attributeName())) {
            throw DynamoDbErrors.validation(
                    "Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
        return new KeySchema(elements.get(0).attributeName(), elements.get(1).attributeName());
    }

    static List<KeySchemaElement> list(KeySchema schema) {
        var elements = new ArrayList<KeySchemaElement>();
        elements.add(new KeySchemaElement(schema.hash(), HASH));
        if (schema.range() != null) {
            elements.add(new KeySchemaElement(schema.range(), RANGE));
        }
        return elements;
    }
}
