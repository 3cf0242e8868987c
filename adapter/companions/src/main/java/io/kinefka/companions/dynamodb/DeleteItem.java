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
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Deletes an item, if it is there. */
final class DeleteItem implements Operation<DeleteItem.Input, DeleteItem.Output> {
    private static final Set<String> RETURN_VALUES = Set.of("NONE", "ALL_OLD");
    private static final String WRONG_RETURN_VALUES = "ReturnValues can only be ALL_OLD or NONE";

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
        var placeholders = new Parameters()
                .expression("ConditionExpression", input.conditionExpression())
                .other("Expected", input.expected())
                .other("ConditionalOperator", input.conditionalOperator())
                .placeholders(input.expressionAttributeNames(), input.expressionAttributeValues());
        var condition = Conditional.condition(
                input.conditionExpression(), placeholders, input.expected(), input.conditionalOperator());
        placeholders.checkAllUsed();
        var returned = Conditional.returnValues(input.returnValues(), RETURN_VALUES, WRONG_RETURN_VALUES);
        var write = write(
                table,
                WireValue.document(input.key()),
                condition,
                Conditional.isShown(input.returnValuesOnConditionCheckFailure()));
        return writes.write(write)
                .thenApply(written -> new Output(
                        returned.equals("NONE") || written.before() == null
                                ? null
                                : WireValue.members(written.before()),
                        ConsumedCapacity.of(input.returnConsumedCapacity(), table, written.units())));
    }

    static ItemWrite write(TableName table, Document key, Condition condition, boolean isShown) {
        return new ItemWrite(
                table, definition -> ItemKeys.checked(definition, key), condition, ItemWrite.DELETED, isShown);
    }
}
