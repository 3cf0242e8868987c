package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.table.Tables;
import java.util.concurrent.CompletionStage;

/** Describes a table; the numbers are exact, not six hours old. */
final class DescribeTable implements Operation<DescribeTable.Input, DescribeTable.Output> {
    private final Tables tables;

    record Input(String tableName) {}

    record Output(TableDescription table) {}

    DescribeTable(Tables tables) {
        this.tables = tables;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var name = TableName.of(context, input.tableName());
        return tables.read(true, view -> {
            var found = Tables.find(view, name);
            if (found == null) {
                throw DynamoDbErrors.noSuchTable(name.name());
            }
            return new Output(TableDescription.of(found.definition(), view));
        });
    }
}
