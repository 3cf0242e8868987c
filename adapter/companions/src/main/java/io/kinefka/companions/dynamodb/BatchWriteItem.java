package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.expression.Condition;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.value.WireValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Puts and deletes up to 25 items, each by itself. */
final class BatchWriteItem implements Operation<BatchWriteItem.Input, BatchWriteItem.Output> {
    private static final int WRITES_MAX = 25;

    private final ItemWrites writes;

    record Input(
            Map<String, List<WriteRequest>> requestItems,
            @Nullable String returnConsumedCapacity) {}

    record WriteRequest(
            @Nullable PutRequest putRequest, @Nullable DeleteRequest deleteRequest) {}

    record PutRequest(Map<String, WireValue> item) {}

    record DeleteRequest(Map<String, WireValue> key) {}

    record Output(
            Map<String, List<WriteRequest>> unprocessedItems,
            @Nullable List<ConsumedCapacity> consumedCapacity) {}

    BatchWriteItem(ItemWrites writes) {
        this.writes = writes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var all = new ArrayList<ItemWrite>();
        input.requestItems().forEach((name, requests) -> {
            var table = TableName.of(context, name);
            requests.forEach(each -> all.add(write(table, each)));
        });
        if (all.size() > WRITES_MAX) {
            throw DynamoDbErrors.validation("Too many items requested for the BatchWriteItem call");
        }
        return writes.checkApart(all, "Provided list of item keys contains duplicates")
                .thenCompose(checked -> writeEach(all))
                .thenApply(units -> new Output(Map.of(), consumed(input.returnConsumedCapacity(), units)));
    }

    private CompletionStage<Map<TableName, Double>> writeEach(List<ItemWrite> all) {
        Map<TableName, Double> units = new LinkedHashMap<>();
        CompletionStage<Map<TableName, Double>> done = CompletableFuture.completedFuture(units);
        for (var each : all) {
            done = done.thenCombine(writes.write(each), (sum, written) -> {
                sum.merge(each.table(), written.units(), Double::sum);
                return sum;
            });
        }
        return done;
    }

    private static ItemWrite write(TableName table, WriteRequest request) {
        var put = request.putRequest();
        var delete = request.deleteRequest();
        if ((put == null) == (delete == null)) {
            throw DynamoDbErrors.validation(
                    put == null
                            ? "Supplied WriteRequest is empty, must contain either a PutRequest or DeleteRequest"
                            : "Supplied WriteRequest has more than one request, must contain either a PutRequest or DeleteRequest");
        }
        return put != null
                ? PutItem.write(table, WireValue.document(put.item()), Condition.TRUE, false)
                : DeleteItem.write(
                        table, WireValue.document(Objects.requireNonNull(delete).key()), Condition.TRUE, false);
    }

    private static @Nullable List<ConsumedCapacity> consumed(@Nullable String asked, Map<TableName, Double> units) {
        var consumed = new ArrayList<ConsumedCapacity>();
        units.forEach((table, sum) -> {
            var one = ConsumedCapacity.of(asked, table, sum);
            if (one != null) {
                consumed.add(one);
            }
        });
        return consumed.isEmpty() ? null : consumed;
    }
}
