package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.IndexParameters.ProvisionedThroughput;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.table.Index;
import io.kinefka.companions.dynamodb.table.TableDefinition;
import io.kinefka.companions.dynamodb.table.TableDefinition.Billing;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.table.Tables;
import io.kinefka.companions.dynamodb.value.ValueType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes and drops indexes, which are active at once, and changes what else can be changed of a table. */
final class UpdateTable implements Operation<UpdateTable.Input, UpdateTable.Output> {
    /**
     * Of two who make the same index at once, the later one is told that the table is busy, as on AWS, where making one
     * takes minutes: KCL's workers rely on it.
     */
    private static final Duration BUSY = Duration.ofMinutes(1);

    private final Tables tables;
    private final Clock clock;

    record Input(
            @Nullable List<AttributeDefinition> attributeDefinitions,
            String tableName,
            @Nullable String billingMode,
            @Nullable ProvisionedThroughput provisionedThroughput,
            @Nullable List<IndexUpdate> globalSecondaryIndexUpdates,
            @Nullable Boolean deletionProtectionEnabled) {

        boolean changesNothing() {
            return billingMode == null
                    && provisionedThroughput == null
                    && globalSecondaryIndexUpdates == null
                    && deletionProtectionEnabled == null;
        }
    }

    record IndexUpdate(
            @Nullable IndexThroughput update,
            @Nullable IndexParameters create,
            @Nullable IndexName delete) {}

    record IndexThroughput(String indexName, @Nullable ProvisionedThroughput provisionedThroughput) {}

    record IndexName(String indexName) {}

    record Output(TableDescription tableDescription) {}

    UpdateTable(Tables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        if (input.changesNothing()) {
            throw DynamoDbErrors.validation("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
                    + " GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
        }
        var name = TableName.of(context, input.tableName());
        return tables.redefine(name, table -> changed(table, input, clock.instant()))
                .thenCompose(changed -> tables.read(false, view -> new Output(TableDescription.of(changed, view))));
    }

    private static TableDefinition changed(TableDefinition table, Input input, Instant now) {
        var changed = table;
        if (input.billingMode() != null || input.provisionedThroughput() != null) {
            changed = changed.with(billing(table, input));
        }
        if (input.deletionProtectionEnabled() != null) {
            changed = changed.withProtection(input.deletionProtectionEnabled());
        }
        return input.globalSecondaryIndexUpdates() == null
                ? changed
                : reindexed(changed, input.attributeDefinitions(), input.globalSecondaryIndexUpdates(), now);
    }

    private static Billing billing(TableDefinition table, Input input) {
        boolean staysOnDemand = input.billingMode() == null && table.billing().isOnDemand();
        return Billings.of(staysOnDemand ? "PAY_PER_REQUEST" : input.billingMode(), input.provisionedThroughput());
    }

    private static TableDefinition reindexed(
            TableDefinition table,
            @Nullable List<AttributeDefinition> definitions,
            List<IndexUpdate> updates,
            Instant now) {
        Map<String, ValueType> types = new LinkedHashMap<>(table.attributes());
        if (definitions != null) {
            types.putAll(AttributeDefinition.types(definitions));
        }
        var indexes = new ArrayList<>(table.indexes());
        for (var each : updates) {
            apply(table, each, indexes, now);
        }
        types.keySet()
                .removeIf(name -> !table.keys().attributes().contains(name)
                        && indexes.stream()
                                .noneMatch(index -> index.keys().attributes().contains(name)));
        AttributeDefinition.check(types, table.keys(), indexes);
        return table.with(types, indexes, now);
    }

    private static void apply(TableDefinition table, IndexUpdate update, List<Index> indexes, Instant now) {
        if (update.create() != null) {
            var index = update.create().index();
            if (indexes.stream().anyMatch(each -> each.name().equals(index.name()))) {
                throw Duration.between(table.indexed(), now).compareTo(BUSY) < 0
                        ? DynamoDbErrors.tableIsChanging(table.name().name())
                        : DynamoDbErrors.validation("Attempting to create an index which already exists");
            }
            indexes.add(index);
        } else if (update.delete() != null) {
            var name = update.delete().indexName();
            if (!indexes.removeIf(each -> each.name().equals(name))) {
                throw DynamoDbErrors.noSuchResource();
            }
        } else if (update.update() != null) {
            var name = update.update().indexName();
            var units = update.update().provisionedThroughput();
            if (indexes.stream().noneMatch(each -> each.name().equals(name))) {
                throw DynamoDbErrors.noSuchResource();
            }
            if (units != null) {
                indexes.replaceAll(each -> each.name().equals(name) ? provisioned(each, units) : each);
            }
        } else {
            throw DynamoDbErrors.invalid(
                    "One of GlobalSecondaryIndexUpdate.Create, Update or Delete must be specified");
        }
    }

    private static Index provisioned(Index index, ProvisionedThroughput units) {
        return new Index(
                index.name(),
                index.keys(),
                index.projection(),
                index.nonKeyAttributes(),
                units.readCapacityUnits(),
                units.writeCapacityUnits());
    }
}
