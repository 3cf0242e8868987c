package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.table.Tables;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** Remembers that backups of a table are wanted, or not. */
final class UpdateContinuousBackups implements Operation<UpdateContinuousBackups.Input, ContinuousBackups.Output> {
    private final Tables tables;
    private final Clock clock;

    record Input(String tableName, Specification pointInTimeRecoverySpecification) {}

    record Specification(Boolean pointInTimeRecoveryEnabled) {}

    UpdateContinuousBackups(Tables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public CompletionStage<ContinuousBackups.Output> handle(RequestContext context, Input input) {
        var name = TableName.of(context, input.tableName());
        int days = input.pointInTimeRecoverySpecification().pointInTimeRecoveryEnabled() ? ContinuousBackups.DAYS : 0;
        return tables.redefine(name, table -> table.withRecovery(days))
                .thenApply(changed -> ContinuousBackups.of(changed, clock.instant()));
    }
}
