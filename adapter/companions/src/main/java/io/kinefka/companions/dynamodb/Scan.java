package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.expression.ConditionParser;
import io.kinefka.companions.dynamodb.expression.ExpressionKind;
import io.kinefka.companions.dynamodb.expression.LegacyCondition;
import io.kinefka.companions.dynamodb.expression.LegacyConditions;
import io.kinefka.companions.dynamodb.expression.ProjectionParser;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.table.Tables;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.WireValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Shows the items of a table or index, page by page; several may go through segments of it at once. */
final class Scan implements Operation<Scan.Input, SearchOutput> {
    private final Tables tables;

    record Input(
            String tableName,
            @Nullable String indexName,
            @Nullable List<String> attributesToGet,
            @Nullable Integer limit,
            @Nullable String select,
            @Nullable Map<String, LegacyCondition> scanFilter,
            @Nullable String conditionalOperator,
            @Nullable Map<String, WireValue> exclusiveStartKey,
            @Nullable String returnConsumedCapacity,
            @Nullable Integer totalSegments,
            @Nullable Integer segment,
            @Nullable String projectionExpression,
            @Nullable String filterExpression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable Map<String, WireValue> expressionAttributeValues,
            @Nullable Boolean consistentRead) {

        Parameters parameters() {
            return new Parameters()
                    .expression("FilterExpression", filterExpression)
                    .expression("ProjectionExpression", projectionExpression)
                    .other("AttributesToGet", attributesToGet)
                    .other("ScanFilter", scanFilter)
                    .other("ConditionalOperator", conditionalOperator);
        }
    }

    Scan(Tables tables) {
        this.tables = tables;
    }

    @Override
    public CompletionStage<SearchOutput> handle(RequestContext context, Input input) {
        var table = TableName.of(context, input.tableName());
        checkSegment(input);
        var placeholders =
                input.parameters().placeholders(input.expressionAttributeNames(), input.expressionAttributeValues());
        var projection = ProjectionParser.parse(input.projectionExpression(), input.attributesToGet(), placeholders);
        var filter = input.filterExpression() == null
                ? LegacyConditions.filter(input.scanFilter(), input.conditionalOperator())
                : ConditionParser.parse(ExpressionKind.FILTER, input.filterExpression(), placeholders);
        placeholders.checkAllUsed();
        var start = input.exclusiveStartKey() == null ? null : WireValue.document(input.exclusiveStartKey());
        boolean isConsistent = Boolean.TRUE.equals(input.consistentRead());
        return tables.read(isConsistent, view -> {
            var definition = Tables.require(view, table).definition();
            var index = SearchOutput.index(definition, input.indexName(), isConsistent);
            SearchOutput.checkSelect(input.select(), index, input.projectionExpression(), input.attributesToGet());
            var hash = index == null ? definition.keys().hash() : index.keys().hash();
            var page = new Search(
                            definition,
                            index,
                            null,
                            segment(input, hash),
                            filter,
                            start,
                            true,
                            Objects.requireNonNullElse(input.limit(), Integer.MAX_VALUE))
                    .page(view);
            return SearchOutput.of(
                    page,
                    input.select(),
                    projection,
                    SearchOutput.consumed(input.returnConsumedCapacity(), table, page, isConsistent));
        });
    }

    private static void checkSegment(Input input) {
        var total = input.totalSegments();
        var segment = input.segment();
        if (total == null && segment != null) {
            throw DynamoDbErrors.validation(
                    "The TotalSegments parameter is required but was not present in the request when Segment parameter is present");
        }
        if (total != null && segment == null) {
            throw DynamoDbErrors.validation(
                    "The Segment parameter is required but was not present in the request when parameter TotalSegments is present");
        }
        if (total != null && segment != null && segment >= total) {
            throw DynamoDbErrors.validation(
                    "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: "
                            + segment + " is not less than TotalSegments: " + total);
        }
    }

    /** Items of one partition key are in one segment. */
    private static Predicate<Document> segment(Input input, String hash) {
        var total = input.totalSegments();
        var segment = input.segment();
        if (total == null || segment == null) {
            return item -> true;
        }
        return item -> {
            int mixed = Objects.hashCode(item.get(hash)) * 0x9e3779b1;
            return Math.floorMod(mixed >>> 8, total.intValue()) == segment;
        };
    }
}
