package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.table.Tables;
import java.util.concurrent.CompletionStage;

/** Deletes a table with all its items. */
final class DeleteTable implements Operation<DeleteTable.Input, DeleteTable.Output> {
    private final Tables tables;

    record Input(String tableName) {}

    record Output(TableDescription tableDescription) {}

    DeleteTable(Tables tables) {
        this.tables = tables;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var name = TableName.of(context, input.tableName());
        return tables.delete(
                        name,
                        table -> table.isProtected()
                                ? DynamoDbErrors.validation(
                                        "Resource cannot be deleted as it is currently protected against"
                                                + " deletion. Disable deletion protection first.")
                                : null)
                .thenApply(deleted -> new Output(TableDescription.of(deleted, TableDescription.DELETING)));
    }
}
