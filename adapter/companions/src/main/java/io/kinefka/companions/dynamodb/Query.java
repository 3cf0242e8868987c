package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.expression.Condition;
import io.kinefka.companions.dynamodb.expression.ConditionParser;
import io.kinefka.companions.dynamodb.expression.ExpressionKind;
import io.kinefka.companions.dynamodb.expression.KeyConditions;
import io.kinefka.companions.dynamodb.expression.LegacyCondition;
import io.kinefka.companions.dynamodb.expression.LegacyConditions;
import io.kinefka.companions.dynamodb.expression.Placeholders;
import io.kinefka.companions.dynamodb.expression.ProjectionParser;
import io.kinefka.companions.dynamodb.table.KeySchema;
import io.kinefka.companions.dynamodb.table.TableDefinition;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.table.Tables;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.WireValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Shows the items of one partition key, in the order of their sort keys, page by page. */
final class Query implements Operation<Query.Input, SearchOutput> {
    private final Tables tables;

    record Input(
            String tableName,
            @Nullable String indexName,
            @Nullable String select,
            @Nullable List<String> attributesToGet,
            @Nullable Integer limit,
            @Nullable Boolean consistentRead,
            @Nullable Map<String, LegacyCondition> keyConditions,
            @Nullable Map<String, LegacyCondition> queryFilter,
            @Nullable String conditionalOperator,
            @Nullable Boolean scanIndexForward,
            @Nullable Map<String, WireValue> exclusiveStartKey,
            @Nullable String returnConsumedCapacity,
            @Nullable String projectionExpression,
            @Nullable String filterExpression,
            @Nullable String keyConditionExpression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable Map<String, WireValue> expressionAttributeValues) {

        Parameters parameters() {
            return new Parameters()
                    .expression("FilterExpression", filterExpression)
                    .expression("ProjectionExpression", projectionExpression)
                    .expression("KeyConditionExpression", keyConditionExpression)
                    .other("AttributesToGet", attributesToGet)
                    .other("KeyConditions", keyConditions)
                    .other("QueryFilter", queryFilter)
                    .other("ConditionalOperator", conditionalOperator);
        }
    }

    /** The partition key that is asked for, and what else keys have to be like. */
    private record Wanted(AttributeValue hash, Condition range) {}

    Query(Tables tables) {
        this.tables = tables;
    }

    @Override
    public CompletionStage<SearchOutput> handle(RequestContext context, Input input) {
        var table = TableName.of(context, input.tableName());
        var placeholders =
                input.parameters().placeholders(input.expressionAttributeNames(), input.expressionAttributeValues());
        var projection = ProjectionParser.parse(input.projectionExpression(), input.attributesToGet(), placeholders);
        var filter = input.filterExpression() == null
                ? LegacyConditions.filter(input.queryFilter(), input.conditionalOperator())
                : ConditionParser.parse(ExpressionKind.FILTER, input.filterExpression(), placeholders);
        var keys = keys(input, placeholders);
        placeholders.checkAllUsed();
        var start = input.exclusiveStartKey() == null ? null : WireValue.document(input.exclusiveStartKey());
        boolean isConsistent = Boolean.TRUE.equals(input.consistentRead());
        return tables.read(isConsistent, view -> {
            var definition = Tables.require(view, table).definition();
            var index = SearchOutput.index(definition, input.indexName(), isConsistent);
            SearchOutput.checkSelect(input.select(), index, input.projectionExpression(), input.attributesToGet());
            var schema = index == null ? definition.keys() : index.keys();
            checkFilter(schema, filter);
            var wanted = wanted(definition, schema, keys);
            checkStart(schema, wanted, start);
            var page = new Search(
                            definition,
                            index,
                            wanted.hash(),
                            wanted.range()::test,
                            filter,
                            start,
                            !Boolean.FALSE.equals(input.scanIndexForward()),
                            Objects.requireNonNullElse(input.limit(), Integer.MAX_VALUE))
                    .page(view);
            return SearchOutput.of(
                    page,
                    input.select(),
                    projection,
                    SearchOutput.consumed(input.returnConsumedCapacity(), table, page, isConsistent));
        });
    }

    private static KeyConditions keys(Input input, Placeholders placeholders) {
        if (input.keyConditionExpression() != null) {
            return KeyConditions.parse(input.keyConditionExpression(), placeholders);
        }
        if (input.keyConditions() == null) {
            throw DynamoDbErrors.validation(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
        return KeyConditions.of(input.keyConditions());
    }

    private static Wanted wanted(TableDefinition table, KeySchema schema, KeyConditions keys) {
        var conditions = keys.byAttribute();
        var hash = conditions.get(schema.hash());
        if (hash == null) {
            throw DynamoDbErrors.validation("Query condition missed key schema element: " + schema.hash());
        }
        if (conditions.size() > 2) {
            throw DynamoDbErrors.validation("Conditions can be of length 1 or 2 only");
        }
        var range = schema.range() == null ? null : conditions.get(schema.range());
        if (conditions.size() == 2 && range == null) {
            throw schema.range() == null
                    ? DynamoDbErrors.validation("Query key condition not supported")
                    : DynamoDbErrors.validation("Query condition missed key schema element: " + schema.range());
        }
        if (!hash.isEquality()) {
            throw DynamoDbErrors.validation("Query key condition not supported");
        }
        conditions.forEach((name, condition) -> {
            if (condition.values().stream()
                    .anyMatch(value -> value.type() != table.attributes().get(name))) {
                throw DynamoDbErrors.invalid("Condition parameter type does not match schema type");
            }
        });
        return new Wanted(hash.values().get(0), range == null ? Condition.TRUE : range.condition());
    }

    private static void checkFilter(KeySchema schema, Condition filter) {
        for (var name : Condition.attributes(filter)) {
            if (schema.attributes().contains(name)) {
                throw DynamoDbErrors.validation(
                        "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                                + name);
            }
        }
    }

    private static void checkStart(KeySchema schema, Wanted wanted, @Nullable Document start) {
        if (start != null && !wanted.hash().equals(start.get(schema.hash()))) {
            throw DynamoDbErrors.validation(
                    "The provided starting key is outside query boundaries based on provided conditions");
        }
    }
}
