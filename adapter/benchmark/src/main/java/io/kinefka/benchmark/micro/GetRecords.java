package io.kinefka.benchmark.micro;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hands out the same records, whatever the iterator. */
final class GetRecords implements Operation<GetRecords.Input, GetRecords.Output> {
    private final Output output;

    record Input(String shardIterator) {}

    record Output(List<RecordView> records, String nextShardIterator, long millisBehindLatest) {}

    GetRecords(List<RecordView> records) {
        output = new Output(records, "AAAAAAAAAAA=", 0);
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        return CompletableFuture.completedFuture(output);
    }
}
