package io.kinefka.companions.dynamodb;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.expression.Condition;
import io.kinefka.companions.dynamodb.expression.ConditionParser;
import io.kinefka.companions.dynamodb.expression.ExpressionKind;
import io.kinefka.companions.dynamodb.expression.Placeholders;
import io.kinefka.companions.dynamodb.expression.UpdateParser;
import io.kinefka.companions.dynamodb.table.ItemKeys;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.value.WireValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes several items, all of them or none. */
final class TransactWriteItems implements Operation<TransactWriteItems.Input, TransactWriteItems.Output> {
    private final ItemWrites writes;

    record Input(List<Item> transactItems, @Nullable String returnConsumedCapacity) {}

    record Item(
            @Nullable Check conditionCheck,
            @Nullable Put put,
            @Nullable Delete delete,
            @Nullable Update update) {}

    record Check(
            Map<String, WireValue> key,
            String tableName,
            String conditionExpression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable Map<String, WireValue> expressionAttributeValues,
            @Nullable String returnValuesOnConditionCheckFailure) {}

    record Put(
            Map<String, WireValue> item,
            String tableName,
            @Nullable String conditionExpression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable Map<String, WireValue> expressionAttributeValues,
            @Nullable String returnValuesOnConditionCheckFailure) {}

    record Delete(
            Map<String, WireValue> key,
            String tableName,
            @Nullable String conditionExpression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable Map<String, WireValue> expressionAttributeValues,
            @Nullable String returnValuesOnConditionCheckFailure) {}

    record Update(
            Map<String, WireValue> key,
            String updateExpression,
            String tableName,
            @Nullable String conditionExpression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable Map<String, WireValue> expressionAttributeValues,
            @Nullable String returnValuesOnConditionCheckFailure) {}

    record Output(@Nullable List<ConsumedCapacity> consumedCapacity) {}

    TransactWriteItems(ItemWrites writes) {
        this.writes = writes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var all = new ArrayList<ItemWrite>();
        input.transactItems().forEach(each -> all.add(write(context, each)));
        return writes.checkApart(all, "Transaction request cannot include multiple operations on one item")
                .thenCompose(checked -> writes.writeAll(all, TransactWriteItems::canceled))
                .thenApply(written -> new Output(consumed(input.returnConsumedCapacity(), all, written)));
    }

    private static ItemWrite write(RequestContext context, Item item) {
        long kinds = Stream.of(item.conditionCheck(), item.put(), item.delete(), item.update())
                .filter(Objects::nonNull)
                .count();
        if (kinds != 1) {
            throw DynamoDbErrors.validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        if (item.put() != null) {
            return write(context, item.put());
        }
        if (item.delete() != null) {
            return write(context, item.delete());
        }
        return item.update() != null
                ? write(context, item.update())
                : write(context, Objects.requireNonNull(item.conditionCheck()));
    }

    private static ItemWrite write(RequestContext context, Put put) {
        var condition =
                condition(put.conditionExpression(), put.expressionAttributeNames(), put.expressionAttributeValues());
        return PutItem.write(
                TableName.of(context, put.tableName()),
                WireValue.document(put.item()),
                condition,
                Conditional.isShown(put.returnValuesOnConditionCheckFailure()));
    }

    private static ItemWrite write(RequestContext context, Delete delete) {
        var condition = condition(
                delete.conditionExpression(), delete.expressionAttributeNames(), delete.expressionAttributeValues());
        return DeleteItem.write(
                TableName.of(context, delete.tableName()),
                WireValue.document(delete.key()),
                condition,
                Conditional.isShown(delete.returnValuesOnConditionCheckFailure()));
    }

    private static ItemWrite write(RequestContext context, Update update) {
        var placeholders = new Parameters()
                .expression("UpdateExpression", update.updateExpression())
                .expression("ConditionExpression", update.conditionExpression())
                .placeholders(update.expressionAttributeNames(), update.expressionAttributeValues());
        var change = UpdateParser.parse(update.updateExpression(), placeholders);
        var condition = ConditionParser.parse(ExpressionKind.CONDITION, update.conditionExpression(), placeholders);
        placeholders.checkAllUsed();
        return UpdateItem.write(
                TableName.of(context, update.tableName()),
                WireValue.document(update.key()),
                change,
                condition,
                Conditional.isShown(update.returnValuesOnConditionCheckFailure()));
    }

    private static ItemWrite write(RequestContext context, Check check) {
        var key = WireValue.document(check.key());
        return new ItemWrite(
                TableName.of(context, check.tableName()),
                definition -> ItemKeys.checked(definition, key),
                condition(
                        check.conditionExpression(),
                        check.expressionAttributeNames(),
                        check.expressionAttributeValues()),
                ItemWrite.UNCHANGED,
                Conditional.isShown(check.returnValuesOnConditionCheckFailure()));
    }

    private static Condition condition(
            @Nullable String expression, @Nullable Map<String, String> names, @Nullable Map<String, WireValue> values) {
        Placeholders placeholders =
                new Parameters().expression("ConditionExpression", expression).placeholders(names, values);
        var condition = ConditionParser.parse(ExpressionKind.CONDITION, expression, placeholders);
        placeholders.checkAllUsed();
        return condition;
    }

    private static RuntimeException canceled(List<@Nullable AwsException> refusals) {
        for (var each : refusals) {
            if (each != null && each.code().equals("ResourceNotFoundException")) {
                return each;
            }
        }
        return DynamoDbErrors.transactionCanceled(
                refusals.stream().map(TransactWriteItems::reason).toList());
    }

    private static Map<String, Object> reason(@Nullable AwsException refusal) {
        if (refusal == null) {
            return Map.of("Code", "None");
        }
        Map<String, Object> reason = new HashMap<>(refusal.members());
        boolean isCondition = refusal.code().equals(DynamoDbErrors.CONDITION);
        reason.put("Code", isCondition ? "ConditionalCheckFailed" : "ValidationError");
        reason.put("Message", refusal.text());
        return reason;
    }

    private static @Nullable List<ConsumedCapacity> consumed(
            @Nullable String asked, List<ItemWrite> all, List<ItemWrites.Written> written) {
        var consumed = new ArrayList<ConsumedCapacity>();
        for (int i = 0; i < all.size(); i++) {
            // A transaction takes twice what its parts would take.
            var one = ConsumedCapacity.of(
                    asked, all.get(i).table(), 2 * written.get(i).units());
            if (one != null) {
                consumed.add(one);
            }
        }
        return consumed.isEmpty() ? null : consumed;
    }
}
