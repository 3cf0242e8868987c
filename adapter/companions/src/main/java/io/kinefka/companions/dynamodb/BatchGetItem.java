package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.expression.Projection;
import io.kinefka.companions.dynamodb.expression.ProjectionParser;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.table.Tables;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.ItemSize;
import io.kinefka.companions.dynamodb.value.WireValue;
import io.kinefka.log.table.TableView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Shows up to 100 items, of several tables; those beyond 16 MiB have to be asked for again. */
final class BatchGetItem implements Operation<BatchGetItem.Input, BatchGetItem.Output> {
    private static final int KEYS_MAX = 100;
    private static final int ANSWER_BYTES = 16 << 20;

    private final Tables tables;

    record Input(
            Map<String, KeysAndAttributes> requestItems,
            @Nullable String returnConsumedCapacity) {}

    record KeysAndAttributes(
            List<Map<String, WireValue>> keys,
            @Nullable List<String> attributesToGet,
            @Nullable Boolean consistentRead,
            @Nullable String projectionExpression,
            @Nullable Map<String, String> expressionAttributeNames) {

        KeysAndAttributes with(List<Map<String, WireValue>> others) {
            return new KeysAndAttributes(
                    others, attributesToGet, consistentRead, projectionExpression, expressionAttributeNames);
        }
    }

    record Output(
            Map<String, List<Map<String, WireValue>>> responses,
            Map<String, KeysAndAttributes> unprocessedKeys,
            @Nullable List<ConsumedCapacity> consumedCapacity) {}

    private record Wanted(
            TableName table, List<Document> keys, @Nullable Projection projection) {}

    BatchGetItem(Tables tables) {
        this.tables = tables;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        input.requestItems().forEach((name, asked) -> wanted.put(name, wanted(TableName.of(context, name), asked)));
        if (wanted.values().stream().mapToInt(each -> each.keys().size()).sum() > KEYS_MAX) {
            throw DynamoDbErrors.validation("Too many items requested for the BatchGetItem call");
        }
        boolean isConsistent =
                input.requestItems().values().stream().anyMatch(each -> Boolean.TRUE.equals(each.consistentRead()));
        return tables.read(isConsistent, view -> answer(view, input, wanted, isConsistent));
    }

    private static Wanted wanted(TableName table, KeysAndAttributes asked) {
        var placeholders = new Parameters()
                .expression("ProjectionExpression", asked.projectionExpression())
                .other("AttributesToGet", asked.attributesToGet())
                .placeholders(asked.expressionAttributeNames(), null);
        var projection = ProjectionParser.parse(asked.projectionExpression(), asked.attributesToGet(), placeholders);
        placeholders.checkAllUsed();
        var keys = asked.keys().stream().map(WireValue::document).toList();
        if (new HashSet<>(keys).size() < keys.size()) {
            throw DynamoDbErrors.validation("Provided list of item keys contains duplicates");
        }
        return new Wanted(table, keys, projection);
    }

    private static Output answer(TableView view, Input input, Map<String, Wanted> wanted, boolean isConsistent) {
        Map<String, List<Map<String, WireValue>>> responses = new LinkedHashMap<>();
        Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
        var consumed = new ArrayList<ConsumedCapacity>();
        int bytes = 0;
        for (var each : input.requestItems().entrySet()) {
            var table = Objects.requireNonNull(wanted.get(each.getKey()));
            var items = new ArrayList<Map<String, WireValue>>();
            var left = new ArrayList<Map<String, WireValue>>();
            double units = 0;
            for (var key : table.keys()) {
                if (bytes > ANSWER_BYTES) {
                    left.add(WireValue.members(key));
                    continue;
                }
                var item = GetItem.item(view, table.table(), key);
                int size = item == null ? 0 : ItemSize.of(item);
                bytes += size;
                units += ConsumedCapacity.ofReading(size, isConsistent);
                if (item != null) {
                    items.add(WireValue.members(GetItem.projected(item, table.projection())));
                }
            }
            responses.put(each.getKey(), items);
            if (!left.isEmpty()) {
                unprocessed.put(each.getKey(), each.getValue().with(left));
            }
            var capacity = ConsumedCapacity.of(input.returnConsumedCapacity(), table.table(), units);
            if (capacity != null) {
                consumed.add(capacity);
            }
        }
        return new Output(responses, unprocessed, consumed.isEmpty() ? null : consumed);
    }
}
