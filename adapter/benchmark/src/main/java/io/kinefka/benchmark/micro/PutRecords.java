package io.kinefka.benchmark.micro;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes records and tells how many there were. */
final class PutRecords implements Operation<PutRecords.Input, PutRecords.Output> {
    record Input(@Nullable String streamName, List<Entry> records) {}

    record Entry(
            ByteBuffer data, String partitionKey, @Nullable String explicitHashKey) {}

    record Output(int failedRecordCount, List<Result> records) {}

    record Result(String sequenceNumber, String shardId) {}

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        return CompletableFuture.completedFuture(new Output(
                0, List.of(new Result(Integer.toString(input.records().size()), "shardId-000000000000"))));
    }
}
