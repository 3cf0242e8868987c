package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.expression.Condition;
import io.kinefka.companions.dynamodb.expression.Expected;
import io.kinefka.companions.dynamodb.table.ItemKeys;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.WireValue;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Deletes an item, if it is there. */
final class DeleteItem implements Operation<DeleteItem.Input, DeleteItem.Output> {
    private final ItemWrites writes;

    record Input(
            String tableName,
            Map<String, WireValue> key,
            @Nullable Map<String, Expected> expected,
            @Nullable String conditionalOperator,
            @Nullable String returnValues,
            @Nullable String returnConsumedCapacity,
            @Nullable String conditionExpression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable Map<String, WireValue> expressionAttributeValues,
            @Nullable String returnValuesOnConditionCheckFailure) {}

    record Output(
            @Nullable Map<String, WireValue> attributes,
            @Nullable ConsumedCapacity consumedCapacity) {}

    DeleteItem(ItemWrites writes) {
        this.writes = writes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var table = TableName.of(context, input.tableName());
        var condition = Conditional.alone(
                input.conditionExpression(),
                input.expected(),
                input.conditionalOperator(),
                input.expressionAttributeNames(),
                input.expressionAttributeValues());
        boolean isOldReturned = Conditional.isOldReturned(input.returnValues());
        var write = write(
                table,
                WireValue.document(input.key()),
                condition,
                Conditional.isShown(input.returnValuesOnConditionCheckFailure()));
        return writes.write(write)
                .thenApply(written -> new Output(
                        isOldReturned ? written.old() : null,
                        ConsumedCapacity.of(input.returnConsumedCapacity(), table, written.units())));
    }

    static ItemWrite write(TableName table, Document key, Condition condition, boolean isShown) {
        return new ItemWrite(
                table, definition -> ItemKeys.checked(definition, key), condition, ItemWrite.DELETED, isShown);
    }
}
