package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.table.Tables;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** Tells whether backups of a table were asked for. */
final class DescribeContinuousBackups implements Operation<DescribeContinuousBackups.Input, ContinuousBackups.Output> {
    private final Tables tables;
    private final Clock clock;

    record Input(String tableName) {}

    DescribeContinuousBackups(Tables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public CompletionStage<ContinuousBackups.Output> handle(RequestContext context, Input input) {
        var name = TableName.of(context, input.tableName());
        return tables.read(true, view -> {
            var found = Tables.find(view, name);
            if (found == null) {
                throw DynamoDbErrors.tableNotFound(name.name());
            }
            return ContinuousBackups.of(found.definition(), clock.instant());
        });
    }
}
