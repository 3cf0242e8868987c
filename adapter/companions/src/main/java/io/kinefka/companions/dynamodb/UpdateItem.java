package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.ItemWrites.Written;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.expression.AttributeUpdate;
import io.kinefka.companions.dynamodb.expression.Condition;
import io.kinefka.companions.dynamodb.expression.Expected;
import io.kinefka.companions.dynamodb.expression.LegacyUpdates;
import io.kinefka.companions.dynamodb.expression.Update;
import io.kinefka.companions.dynamodb.expression.UpdateParser;
import io.kinefka.companions.dynamodb.table.ItemKeys;
import io.kinefka.companions.dynamodb.table.ItemRules;
import io.kinefka.companions.dynamodb.table.TableDefinition;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.WireValue;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Changes attributes of an item, or makes one. */
final class UpdateItem implements Operation<UpdateItem.Input, UpdateItem.Output> {
    private static final Set<String> RETURN_VALUES = Set.of("NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW");

    private final ItemWrites writes;

    record Input(
            String tableName,
            Map<String, WireValue> key,
            @Nullable Map<String, AttributeUpdate> attributeUpdates,
            @Nullable Map<String, Expected> expected,
            @Nullable String conditionalOperator,
            @Nullable String returnValues,
            @Nullable String returnConsumedCapacity,
            @Nullable String updateExpression,
            @Nullable String conditionExpression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable Map<String, WireValue> expressionAttributeValues,
            @Nullable String returnValuesOnConditionCheckFailure) {

        Parameters parameters() {
            return new Parameters()
                    .expression("UpdateExpression", updateExpression)
                    .expression("ConditionExpression", conditionExpression)
                    .other("AttributeUpdates", attributeUpdates)
                    .other("Expected", expected)
                    .other("ConditionalOperator", conditionalOperator);
        }
    }

    record Output(
            @Nullable Map<String, WireValue> attributes,
            @Nullable ConsumedCapacity consumedCapacity) {}

    UpdateItem(ItemWrites writes) {
        this.writes = writes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var table = TableName.of(context, input.tableName());
        var placeholders =
                input.parameters().placeholders(input.expressionAttributeNames(), input.expressionAttributeValues());
        Update update = Update.NONE;
        if (input.updateExpression() != null) {
            update = UpdateParser.parse(input.updateExpression(), placeholders);
        } else if (input.attributeUpdates() != null) {
            update = LegacyUpdates.of(input.attributeUpdates());
        }
        var condition = Conditional.condition(
                input.conditionExpression(), placeholders, input.expected(), input.conditionalOperator());
        placeholders.checkAllUsed();
        var returned =
                Conditional.returnValues(input.returnValues(), RETURN_VALUES, "Return values set to invalid value");
        var write = write(
                table,
                WireValue.document(input.key()),
                update,
                condition,
                Conditional.isShown(input.returnValuesOnConditionCheckFailure()));
        var changed = update;
        return writes.write(write)
                .thenApply(written -> new Output(
                        attributes(returned, changed, written),
                        ConsumedCapacity.of(input.returnConsumedCapacity(), table, written.units())));
    }

    static ItemWrite write(TableName table, Document key, Update update, Condition condition, boolean isShown) {
        return new ItemWrite(
                table,
                definition -> {
                    checkNoKey(definition, update);
                    return ItemKeys.checked(definition, key);
                },
                condition,
                (definition, keyAttributes, before) -> {
                    if (before == null && update.isRemovingOnly()) {
                        return null;
                    }
                    var after = update.apply(before == null ? keyAttributes : before);
                    ItemRules.checkUpdated(definition, after);
                    return after;
                },
                isShown);
    }

    private static void checkNoKey(TableDefinition table, Update update) {
        for (var each : update.actions()) {
            if (table.keys().attributes().contains(each.path().attribute())) {
                throw DynamoDbErrors.invalid(
                        "Cannot update attribute " + each.path().attribute() + ". This attribute is part of the key");
            }
        }
    }

    private static @Nullable Map<String, WireValue> attributes(String returned, Update update, Written written) {
        var source = returned.endsWith("_OLD") ? written.before() : written.after();
        if (returned.equals("NONE") || source == null) {
            return null;
        }
        var shown = returned.startsWith("UPDATED") ? update.changed().of(source) : source;
        return shown.members().isEmpty() ? null : WireValue.members(shown);
    }
}
