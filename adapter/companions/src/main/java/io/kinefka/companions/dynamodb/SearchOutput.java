package io.kinefka.companions.dynamodb;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.expression.Projection;
import io.kinefka.companions.dynamodb.table.Index;
import io.kinefka.companions.dynamodb.table.TableDefinition;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.value.WireValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to a Query or a Scan, and what decides its form. */
record SearchOutput(
        @Nullable List<Map<String, WireValue>> items,
        Integer count,
        Integer scannedCount,
        @Nullable Map<String, WireValue> lastEvaluatedKey,
        @Nullable ConsumedCapacity consumedCapacity) {

    static SearchOutput of(
            Search.Page page,
            @Nullable String select,
            @Nullable Projection projection,
            @Nullable ConsumedCapacity consumedCapacity) {
        return new SearchOutput(
                "COUNT".equals(select)
                        ? null
                        : page.items().stream()
                                .map(item -> WireValue.members(GetItem.projected(item, projection)))
                                .toList(),
                page.items().size(),
                page.scanned(),
                page.last() == null ? null : WireValue.members(page.last()),
                consumedCapacity);
    }

    static @Nullable ConsumedCapacity consumed(
            @Nullable String asked, TableName table, Search.Page page, boolean isConsistent) {
        return ConsumedCapacity.of(asked, table, ConsumedCapacity.ofReading(page.bytes(), isConsistent));
    }

    /** The index of that name; null if none is named. */
    static @Nullable Index index(TableDefinition table, @Nullable String name, boolean isConsistent) {
        if (name == null) {
            return null;
        }
        var index = table.index(name)
                .orElseThrow(() -> DynamoDbErrors.validation("The table does not have the specified index: " + name));
        if (isConsistent) {
            throw DynamoDbErrors.validation("Consistent reads are not supported on global secondary indexes");
        }
        return index;
    }

    /** Refuses combinations of what is to be shown that make no sense. */
    static void checkSelect(
            @Nullable String select,
            @Nullable Index index,
            @Nullable String expression,
            @Nullable List<String> attributes) {
        boolean isSpecific = expression != null || attributes != null;
        if ("COUNT".equals(select) && isSpecific) {
            throw DynamoDbErrors.validation(
                    "Cannot specify the " + parameter(expression) + " when choosing to get only the Count");
        }
        if (select != null && select.startsWith("ALL_") && isSpecific) {
            throw DynamoDbErrors.validation(
                    "Cannot specify the " + parameter(expression) + " when choosing to get " + select);
        }
        if ("SPECIFIC_ATTRIBUTES".equals(select) && !isSpecific) {
            throw DynamoDbErrors.validation(
                    "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        }
        if ("ALL_PROJECTED_ATTRIBUTES".equals(select) && index == null) {
            throw DynamoDbErrors.invalid("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
        if ("ALL_ATTRIBUTES".equals(select)
                && index != null
                && !index.projection().equals("ALL")) {
            throw DynamoDbErrors.invalid("Select type ALL_ATTRIBUTES is not supported for global secondary index "
                    + index.name() + " because its projection type is not ALL");
        }
    }

    private static String parameter(@Nullable String expression) {
        return expression == null ? "AttributesToGet" : "ProjectionExpression";
    }
}
