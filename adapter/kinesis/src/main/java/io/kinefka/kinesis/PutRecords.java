package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.error.LogException.Reason;
import io.kinefka.log.stream.Streams;
import io.kinefka.log.write.AppendResult;
import io.kinefka.log.write.AppendResult.Appended;
import io.kinefka.log.write.AppendResult.Refused;
import io.kinefka.log.write.NewRecord;
import io.kinefka.log.write.StreamWriter;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Appends up to 500 records and tells of each what became of it. */
final class PutRecords implements Operation<PutRecords.Input, PutRecords.Output> {
    private static final long REQUEST_BYTES_MAX = 10L * 1024 * 1024;
    private static final String FAILED = "InternalFailure";

    private final Streams streams;
    private final StreamWriter writer;

    record Input(
            @Nullable String streamName,
            @Nullable String streamARN,
            List<Entry> records,
            @Nullable Boolean dryRun) {}

    record Entry(
            ByteBuffer data, String partitionKey, @Nullable String explicitHashKey) {}

    record Output(int failedRecordCount, List<Result> records) {}

    record Result(
            @Nullable String sequenceNumber,
            @Nullable String shardId,
            @Nullable String errorCode,
            @Nullable String errorMessage) {

        static Result failed(String code, String message) {
            return new Result(null, null, code, message);
        }
    }

    PutRecords(Streams streams, StreamWriter writer) {
        this.streams = streams;
        this.writer = writer;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        var stream = StreamReference.findUsable(streams, id);
        requireAllowedSizes(stream, input.records());
        var newRecords = newRecords(input.records());
        DryRun.endHere(input.dryRun());
        return KinesisErrors.translated(writer.append(id, stream.createdAt(), newRecords))
                .thenApply(results -> output(id, results));
    }

    private static void requireAllowedSizes(StreamMetadata stream, List<Entry> entries) {
        long total = 0;
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            String member = "records." + (i + 1) + ".member.data";
            total += RecordSize.requireAllowed(stream, entry.partitionKey(), entry.data(), member);
        }
        if (total > REQUEST_BYTES_MAX) {
            throw KinesisErrors.invalidArgument("Records size exceeds 10 MB limit");
        }
    }

    private static List<NewRecord> newRecords(List<Entry> entries) {
        return entries.stream()
                .map(entry -> Routing.newRecord(entry.partitionKey(), entry.data(), entry.explicitHashKey()))
                .toList();
    }

    private static Output output(StreamId stream, List<AppendResult> appends) {
        var results = new ArrayList<Result>(appends.size());
        int failed = 0;
        for (int i = 0; i < appends.size(); i++) {
            if (appends.get(i) instanceof Appended appended) {
                results.add(success(appended));
            } else {
                failed++;
                results.add(failure(stream, (Refused) appends.get(i)));
            }
        }
        if (failed == appends.size() && results.stream().allMatch(result -> FAILED.equals(result.errorCode()))) {
            throw KinesisErrors.translated(((Refused) appends.get(0)).cause());
        }
        return new Output(failed, results);
    }

    private static Result success(Appended appended) {
        return new Result(
                appended.sequenceNumber().toString(), appended.shard().id().toString(), null, null);
    }

    private static Result failure(StreamId stream, Refused refused) {
        return refused.cause().reason() == Reason.OVERLOADED
                ? Result.failed(
                        "ProvisionedThroughputExceededException",
                        KinesisErrors.throttledText(refused.shard().id(), stream))
                : Result.failed(FAILED, "Internal Service Failure.");
    }
}
