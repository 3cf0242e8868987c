package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.IndexParameters.ProvisionedThroughput;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.table.Index;
import io.kinefka.companions.dynamodb.table.TableDefinition;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.table.Tables;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes a table, which is active at once. */
final class CreateTable implements Operation<CreateTable.Input, CreateTable.Output> {
    private final Tables tables;
    private final int tablesMax;
    private final Clock clock;

    record Input(
            List<AttributeDefinition> attributeDefinitions,
            String tableName,
            List<KeySchemaElement> keySchema,
            @Nullable List<LocalIndex> localSecondaryIndexes,
            @Nullable List<IndexParameters> globalSecondaryIndexes,
            @Nullable String billingMode,
            @Nullable ProvisionedThroughput provisionedThroughput,
            @Nullable StreamSpecification streamSpecification,
            @Nullable List<Tag> tags,
            @Nullable Boolean deletionProtectionEnabled) {}

    record LocalIndex(String indexName) {}

    record StreamSpecification(Boolean streamEnabled) {}

    record Output(TableDescription tableDescription) {}

    CreateTable(Tables tables, int tablesMax, Clock clock) {
        this.tables = tables;
        this.tablesMax = tablesMax;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        refuseWhatIsNotKept(input);
        var types = AttributeDefinition.types(input.attributeDefinitions());
        var keys = KeySchemaElement.schema(input.keySchema());
        var indexes = indexes(input.globalSecondaryIndexes());
        AttributeDefinition.check(types, keys, indexes);
        var now = clock.instant();
        var definition = new TableDefinition(
                TableName.of(context, input.tableName()),
                UUID.randomUUID(),
                now,
                types,
                keys,
                indexes,
                now,
                Billings.of(input.billingMode(), input.provisionedThroughput()),
                Boolean.TRUE.equals(input.deletionProtectionEnabled()),
                0,
                Tag.map(input.tags()));
        return tables.create(definition, tablesMax)
                .thenApply(created -> new Output(TableDescription.of(created, TableDescription.ACTIVE)));
    }

    private static void refuseWhatIsNotKept(Input input) {
        if (input.localSecondaryIndexes() != null) {
            throw DynamoDbErrors.invalid("Local secondary indexes are not supported by this lease store");
        }
        if (input.streamSpecification() != null && input.streamSpecification().streamEnabled()) {
            throw DynamoDbErrors.invalid("Streams are not supported by this lease store");
        }
    }

    private static List<Index> indexes(@Nullable List<IndexParameters> parameters) {
        if (parameters == null) {
            return List.of();
        }
        var indexes = parameters.stream().map(IndexParameters::index).toList();
        var names = new HashSet<String>();
        for (var each : indexes) {
            if (!names.add(each.name())) {
                throw DynamoDbErrors.invalid("Duplicate index name: " + each.name());
            }
        }
        return indexes;
    }
}
