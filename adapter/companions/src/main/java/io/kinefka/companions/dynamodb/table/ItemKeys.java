package io.kinefka.companions.dynamodb.table;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.KeyOrder;
import io.kinefka.log.table.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Under which keys tables and items lie in the map that all gateways share. Items lie in the order of their keys. */
public final class ItemKeys {
    private static final byte TABLE = 'T';
    private static final byte ITEM = 'I';

    private ItemKeys() {}

    /** The key of a table's definition. */
    public static Bytes table(TableName table) {
        return table(table.accountId(), table.region(), table.name());
    }

    /** What the keys of all definitions of an account in a region begin with. */
    public static Bytes tables(String accountId, String region) {
        return table(accountId, region, "");
    }

    /** What the keys of all definitions begin with. */
    public static Bytes allTables() {
        return Bytes.of(new byte[] {TABLE});
    }

    private static Bytes table(String accountId, String region, String name) {
        var out = new ByteArrayOutputStream();
        out.write(TABLE);
        out.writeBytes((accountId + "\0" + region + "\0" + name).getBytes(StandardCharsets.UTF_8));
        return Bytes.of(out.toByteArray());
    }

    /** What the keys of all items of a table begin with. */
    public static Bytes items(UUID table) {
        return Bytes.of(begin(table).toByteArray());
    }

    /** What the keys of all items of a table with this partition key begin with. */
    public static Bytes items(UUID table, AttributeValue hash) {
        var out = begin(table);
        KeyOrder.write(out, hash);
        return Bytes.of(out.toByteArray());
    }

    /** The key of an item, which has all key attributes. */
    public static Bytes item(TableDefinition table, Document item) {
        var out = begin(table.id());
        table.keys().attributes().forEach(name -> KeyOrder.write(out, required(item, name)));
        return Bytes.of(out.toByteArray());
    }

    private static ByteArrayOutputStream begin(UUID table) {
        var out = new ByteArrayOutputStream();
        out.write(ITEM);
        out.writeBytes(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(table.getMostSignificantBits())
                .putLong(table.getLeastSignificantBits())
                .array());
        return out;
    }

    /** Where an item is in an index, which has all key attributes of both. */
    public static Bytes indexed(TableDefinition table, Index index, Document item) {
        var out = new ByteArrayOutputStream();
        index.keys().attributes().forEach(name -> KeyOrder.write(out, required(item, name)));
        out.writeBytes(item(table, item).array());
        return Bytes.of(out.toByteArray());
    }

    private static AttributeValue required(Document item, String name) {
        var value = item.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No key " + name);
        }
        return value;
    }

    /** These attributes of an item, where it has them. */
    public static Document part(Document item, List<String> names) {
        Map<String, AttributeValue> part = new LinkedHashMap<>();
        names.forEach(name -> {
            var value = item.get(name);
            if (value != null) {
                part.put(name, value);
            }
        });
        return new Document(part);
    }

    /** Checks that a request's key is one of the table's, and nothing more. */
    public static Document checked(TableDefinition table, Document key) {
        var names = table.keys().attributes();
        if (key.members().size() != names.size()) {
            throw DynamoDbErrors.validation("The provided key element does not match the schema");
        }
        for (var name : names) {
            var value = key.get(name);
            if (value == null || value.type() != table.attributes().get(name)) {
                throw DynamoDbErrors.validation("The provided key element does not match the schema");
            }
        }
        ItemRules.checkKeyValues(table, key);
        return key;
    }
}
