package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.table.Tables;
import java.util.concurrent.CompletionStage;

/** Tells that items do not expire. */
final class DescribeTimeToLive implements Operation<DescribeTimeToLive.Input, DescribeTimeToLive.Output> {
    private final Tables tables;

    record Input(String tableName) {}

    record TimeToLive(String timeToLiveStatus) {}

    record Output(TimeToLive timeToLiveDescription) {}

    DescribeTimeToLive(Tables tables) {
        this.tables = tables;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var name = TableName.of(context, input.tableName());
        return tables.read(true, view -> {
            if (Tables.find(view, name) == null) {
                throw DynamoDbErrors.noSuchTable(name.name());
            }
            return new Output(new TimeToLive("DISABLED"));
        });
    }
}
