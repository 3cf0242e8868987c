package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.table.ItemKeys;
import io.kinefka.companions.dynamodb.table.Tables;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lists the tables of the caller's account and region. */
final class ListTables implements Operation<ListTables.Input, ListTables.Output> {
    private static final int PAGE = 100;

    private final Tables tables;

    record Input(
            @Nullable String exclusiveStartTableName,
            @Nullable Integer limit) {}

    record Output(List<String> tableNames, @Nullable String lastEvaluatedTableName) {}

    ListTables(Tables tables) {
        this.tables = tables;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        int limit = Objects.requireNonNullElse(input.limit(), PAGE);
        return tables.read(true, view -> {
            var names = Tables.names(view, ItemKeys.tables(context.accountId(), context.region())).stream()
                    .filter(name -> input.exclusiveStartTableName() == null
                            || name.compareTo(input.exclusiveStartTableName()) > 0)
                    .limit(limit + 1L)
                    .toList();
            return names.size() > limit
                    ? new Output(names.subList(0, limit), names.get(limit - 1))
                    : new Output(names, null);
        });
    }
}
