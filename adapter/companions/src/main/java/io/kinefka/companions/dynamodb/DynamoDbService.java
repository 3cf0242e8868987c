package io.kinefka.companions.dynamodb;

import static java.util.Map.entry;

import io.kinefka.aws.Around;
import io.kinefka.aws.Operation;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.ServiceModels;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.table.Tables;
import io.kinefka.log.table.StateTable;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** DynamoDB, as far as it keeps leases. */
public final class DynamoDbService {
    private static final Around FAILURES_IN_AWS_WORDS = (context, operation, input, handle) -> handle.get()
            .exceptionallyCompose(failure -> CompletableFuture.failedFuture(DynamoDbErrors.translated(failure)));

    private DynamoDbService() {}

    /**
     * The service.
     *
     * @param state where everything is kept
     * @param tablesMax how many tables there may be
     * @param listener is told of what is written through this gateway
     */
    public static Service create(StateTable state, int tablesMax, Clock clock, WriteListener listener) {
        return new Service(
                ServiceModels.dynamodb(),
                operations(new Tables(state), tablesMax, clock, listener),
                FAILURES_IN_AWS_WORDS);
    }

    /** The one table of operations. */
    private static Map<String, Operation<?, ?>> operations(
            Tables tables, int tablesMax, Clock clock, WriteListener listener) {
        var writes = new ItemWrites(tables, listener);
        return Map.ofEntries(
                entry("BatchGetItem", new BatchGetItem(tables)),
                entry("BatchWriteItem", new BatchWriteItem(writes)),
                entry("CreateTable", new CreateTable(tables, tablesMax, clock)),
                entry("DeleteItem", new DeleteItem(writes)),
                entry("DeleteTable", new DeleteTable(tables)),
                entry("DescribeContinuousBackups", new DescribeContinuousBackups(tables, clock)),
                entry("DescribeTable", new DescribeTable(tables)),
                entry("DescribeTimeToLive", new DescribeTimeToLive(tables)),
                entry("GetItem", new GetItem(tables)),
                entry("ListTables", new ListTables(tables)),
                entry("ListTagsOfResource", new ListTagsOfResource(tables)),
                entry("PutItem", new PutItem(writes)),
                entry("Query", new Query(tables)),
                entry("Scan", new Scan(tables)),
                entry("TagResource", new TagResource(tables)),
                entry("TransactWriteItems", new TransactWriteItems(writes)),
                entry("UntagResource", new UntagResource(tables)),
                entry("UpdateContinuousBackups", new UpdateContinuousBackups(tables, clock)),
                entry("UpdateItem", new UpdateItem(writes)),
                entry("UpdateTable", new UpdateTable(tables, clock)));
    }
}
