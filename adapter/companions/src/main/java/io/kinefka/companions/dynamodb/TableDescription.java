package io.kinefka.companions.dynamodb;

import io.kinefka.companions.dynamodb.IndexParameters.Projection;
import io.kinefka.companions.dynamodb.table.Index;
import io.kinefka.companions.dynamodb.table.ItemKeys;
import io.kinefka.companions.dynamodb.table.TableDefinition;
import io.kinefka.companions.dynamodb.value.ItemFormat;
import io.kinefka.companions.dynamodb.value.ItemSize;
import io.kinefka.log.table.TableView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of a table. */
record TableDescription(
        List<AttributeDefinition> attributeDefinitions,
        String tableName,
        List<KeySchemaElement> keySchema,
        String tableStatus,
        Instant creationDateTime,
        Throughput provisionedThroughput,
        Long tableSizeBytes,
        Long itemCount,
        String tableArn,
        String tableId,
        @Nullable BillingModeSummary billingModeSummary,
        @Nullable List<IndexDescription> globalSecondaryIndexes,
        Boolean deletionProtectionEnabled) {
    static final String ACTIVE = "ACTIVE";
    static final String DELETING = "DELETING";

    record Throughput(Long numberOfDecreasesToday, Long readCapacityUnits, Long writeCapacityUnits) {}

    record BillingModeSummary(String billingMode, Instant lastUpdateToPayPerRequestDateTime) {}

    record IndexDescription(
            String indexName,
            List<KeySchemaElement> keySchema,
            Projection projection,
            String indexStatus,
            Throughput provisionedThroughput,
            Long indexSizeBytes,
            Long itemCount,
            String indexArn) {}

    /** How many items there are, and how large they are. */
    private record Totals(long items, long bytes) {}

    /** A table that has just been made, or is just going away. */
    static TableDescription of(TableDefinition table, String status) {
        return of(table, status, new Totals(0, 0));
    }

    /** A table with what is in it. */
    static TableDescription of(TableDefinition table, TableView view) {
        var items = view.startingWith(ItemKeys.items(table.id())).values();
        long count = 0;
        long bytes = 0;
        for (var each : items) {
            count++;
            bytes += ItemSize.of(ItemFormat.decode(each.value()));
        }
        return of(table, ACTIVE, new Totals(count, bytes));
    }

    private static TableDescription of(TableDefinition table, String status, Totals totals) {
        var billing = table.billing();
        return new TableDescription(
                AttributeDefinition.list(table.attributes()),
                table.name().name(),
                KeySchemaElement.list(table.keys()),
                status,
                table.created(),
                new Throughput(0L, billing.readUnits(), billing.writeUnits()),
                totals.bytes(),
                totals.items(),
                table.name().arn(),
                table.id().toString(),
                billing.isOnDemand() ? new BillingModeSummary("PAY_PER_REQUEST", table.created()) : null,
                table.indexes().isEmpty()
                        ? null
                        : table.indexes().stream()
                                .map(index -> describe(table, index))
                                .toList(),
                table.isProtected());
    }

    private static IndexDescription describe(TableDefinition table, Index index) {
        return new IndexDescription(
                index.name(),
                KeySchemaElement.list(index.keys()),
                new Projection(
                        index.projection(), index.nonKeyAttributes().isEmpty() ? null : index.nonKeyAttributes()),
                ACTIVE,
                new Throughput(0L, index.readUnits(), index.writeUnits()),
                0L,
                0L,
                table.name().arn() + "/index/" + index.name());
    }
}
