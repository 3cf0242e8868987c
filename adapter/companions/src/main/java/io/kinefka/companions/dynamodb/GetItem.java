package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.expression.Projection;
import io.kinefka.companions.dynamodb.expression.ProjectionParser;
import io.kinefka.companions.dynamodb.table.ItemKeys;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.table.Tables;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.ItemSize;
import io.kinefka.companions.dynamodb.value.WireValue;
import io.kinefka.log.table.TableView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Shows an item. */
final class GetItem implements Operation<GetItem.Input, GetItem.Output> {
    private final Tables tables;

    record Input(
            String tableName,
            Map<String, WireValue> key,
            @Nullable List<String> attributesToGet,
            @Nullable Boolean consistentRead,
            @Nullable String returnConsumedCapacity,
            @Nullable String projectionExpression,
            @Nullable Map<String, String> expressionAttributeNames) {}

    record Output(
            @Nullable Map<String, WireValue> item, @Nullable ConsumedCapacity consumedCapacity) {}

    GetItem(Tables tables) {
        this.tables = tables;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var table = TableName.of(context, input.tableName());
        var placeholders = new Parameters()
                .expression("ProjectionExpression", input.projectionExpression())
                .other("AttributesToGet", input.attributesToGet())
                .placeholders(input.expressionAttributeNames(), null);
        var projection = ProjectionParser.parse(input.projectionExpression(), input.attributesToGet(), placeholders);
        placeholders.checkAllUsed();
        var key = WireValue.document(input.key());
        boolean isConsistent = Boolean.TRUE.equals(input.consistentRead());
        return tables.read(isConsistent, view -> {
            var item = item(view, table, key);
            int bytes = item == null ? 0 : ItemSize.of(item);
            return new Output(
                    item == null ? null : WireValue.members(projected(item, projection)),
                    ConsumedCapacity.of(
                            input.returnConsumedCapacity(), table, ConsumedCapacity.ofReading(bytes, isConsistent)));
        });
    }

    static @Nullable Document item(TableView view, TableName table, Document key) {
        var definition = Tables.require(view, table).definition();
        return Tables.item(view.get(ItemKeys.item(definition, ItemKeys.checked(definition, key))));
    }

    static Document projected(Document item, @Nullable Projection projection) {
        return projection == null ? item : projection.of(item);
    }
}
