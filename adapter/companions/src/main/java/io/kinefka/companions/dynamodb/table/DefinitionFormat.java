package io.kinefka.companions.dynamodb.table;

import io.kinefka.companions.dynamodb.table.TableDefinition.Billing;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.AttributeValue.Sequence;
import io.kinefka.companions.dynamodb.value.AttributeValue.Text;
import io.kinefka.companions.dynamodb.value.ItemFormat;
import io.kinefka.companions.dynamodb.value.Numbers;
import io.kinefka.companions.dynamodb.value.ValueType;
import io.kinefka.log.table.Bytes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How definitions of tables are written down: as items are. What an older version did not write has a default. */
final class DefinitionFormat {

    private DefinitionFormat() {}

    static Bytes encode(TableDefinition definition) {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        members.put("account", new Text(definition.name().accountId()));
        members.put("region", new Text(definition.name().region()));
        members.put("name", new Text(definition.name().name()));
        members.put("id", new Text(definition.id().toString()));
        members.put("created", number(definition.created().toEpochMilli()));
        Map<String, String> types = new LinkedHashMap<>();
        definition.attributes().forEach((name, type) -> types.put(name, type.name()));
        members.put("attributes", texts(types));
        putKeys(members, definition.keys());
        members.put(
                "indexes",
                new Sequence(definition.indexes().stream()
                        .<AttributeValue>map(DefinitionFormat::encode)
                        .toList()));
        members.put("indexed", number(definition.indexed().toEpochMilli()));
        members.put("onDemand", new AttributeValue.Bool(definition.billing().isOnDemand()));
        members.put("readUnits", number(definition.billing().readUnits()));
        members.put("writeUnits", number(definition.billing().writeUnits()));
        members.put("protected", new AttributeValue.Bool(definition.isProtected()));
        members.put("recoveryDays", number(definition.recoveryDays()));
        members.put("tags", texts(definition.tags()));
        return ItemFormat.encode(new Document(members));
    }

    private static Document encode(Index index) {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        members.put("name", new Text(index.name()));
        putKeys(members, index.keys());
        members.put("projection", new Text(index.projection()));
        members.put(
                "nonKeyAttributes",
                new Sequence(index.nonKeyAttributes().stream()
                        .<AttributeValue>map(Text::new)
                        .toList()));
        members.put("readUnits", number(index.readUnits()));
        members.put("writeUnits", number(index.writeUnits()));
        return new Document(members);
    }

    private static void putKeys(Map<String, AttributeValue> members, KeySchema keys) {
        members.put("hash", new Text(keys.hash()));
        if (keys.range() != null) {
            members.put("range", new Text(keys.range()));
        }
    }

    static TableDefinition decode(Bytes written) {
        var members = ItemFormat.decode(written);
        Map<String, ValueType> types = new LinkedHashMap<>();
        texts(members.get("attributes")).forEach((name, type) -> types.put(name, ValueType.valueOf(type)));
        return new TableDefinition(
                new TableName(text(members, "account"), text(members, "region"), text(members, "name")),
                UUID.fromString(text(members, "id")),
                Instant.ofEpochMilli(number(members, "created")),
                types,
                keys(members),
                members.get("indexes") instanceof Sequence indexes
                        ? indexes.values().stream()
                                .map(each -> index((Document) each))
                                .toList()
                        : List.of(),
                Instant.ofEpochMilli(number(members, "indexed")),
                new Billing(isTrue(members, "onDemand"), number(members, "readUnits"), number(members, "writeUnits")),
                isTrue(members, "protected"),
                Math.toIntExact(number(members, "recoveryDays")),
                texts(members.get("tags")));
    }

    private static Index index(Document members) {
        var included =
                members.get("nonKeyAttributes") instanceof Sequence names ? names.values() : List.<AttributeValue>of();
        return new Index(
                text(members, "name"),
                keys(members),
                text(members, "projection"),
                included.stream().map(each -> ((Text) each).value()).toList(),
                number(members, "readUnits"),
                number(members, "writeUnits"));
    }

    private static KeySchema keys(Document members) {
        return new KeySchema(text(members, "hash"), members.get("range") instanceof Text range ? range.value() : null);
    }

    private static AttributeValue number(long number) {
        return new AttributeValue.Numeric(Numbers.checked(BigDecimal.valueOf(number)));
    }

    private static long number(Document members, String name) {
        return members.get(name) instanceof AttributeValue.Numeric number
                ? number.value().longValueExact()
                : 0;
    }

    private static boolean isTrue(Document members, String name) {
        return members.get(name) instanceof AttributeValue.Bool bool && bool.value();
    }

    private static String text(Document members, String name) {
        return members.get(name) instanceof Text text ? text.value() : "";
    }

    private static Document texts(Map<String, String> texts) {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        texts.forEach((name, text) -> members.put(name, new Text(text)));
        return new Document(members);
    }

    private static Map<String, String> texts(@Nullable AttributeValue document) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (document instanceof Document members) {
            members.members().forEach((name, text) -> texts.put(name, ((Text) text).value()));
        }
        return texts;
    }
}
