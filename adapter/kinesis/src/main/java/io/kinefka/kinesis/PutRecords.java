package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.error.LogException.Reason;
import io.kinefka.log.stream.Streams;
import io.kinefka.log.write.AppendResult;
import io.kinefka.log.write.AppendResult.Appended;
import io.kinefka.log.write.AppendResult.Refused;
import io.kinefka.log.write.ShardWriter;
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
    private final ShardWriter writer;

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

    PutRecords(Streams streams, ShardWriter writer) {
        this.streams = streams;
        this.writer = writer;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        requireAllowedSizes(input.records());
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        var stream = StreamReference.findUsable(streams, id);
        var routings = route(stream, input.records());
        DryRun.endHere(input.dryRun());
        return writer.append(
                        stream.topic(),
                        routings.stream().map(Routing::shardRecord).toList())
                .thenApply(results -> output(id, routings, results));
    }

    private static void requireAllowedSizes(List<Entry> entries) {
        long total = 0;
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            String member = "records." + (i + 1) + ".member.data";
            total += RecordSize.requireAllowed(entry.partitionKey(), entry.data(), member);
        }
        if (total > REQUEST_BYTES_MAX) {
            throw KinesisErrors.invalidArgument("Records size exceeds 10 MB limit");
        }
    }

    private static List<Routing> route(StreamMetadata stream, List<Entry> entries) {
        var routings = new ArrayList<Routing>(entries.size());
        for (var entry : entries) {
            routings.add(Routing.of(stream, entry.partitionKey(), entry.data(), entry.explicitHashKey()));
        }
        return routings;
    }

    private static Output output(StreamId stream, List<Routing> routings, List<AppendResult> appends) {
        var results = new ArrayList<Result>(appends.size());
        int failed = 0;
        for (int i = 0; i < appends.size(); i++) {
            if (appends.get(i) instanceof Appended appended) {
                results.add(success(routings.get(i), appended));
            } else {
                failed++;
                results.add(failure(stream, routings.get(i), (Refused) appends.get(i)));
            }
        }
        if (failed == appends.size() && results.stream().allMatch(result -> FAILED.equals(result.errorCode()))) {
            throw KinesisErrors.translated(((Refused) appends.get(0)).cause());
        }
        return new Output(failed, results);
    }

    private static Result success(Routing routing, Appended appended) {
        var shard = routing.shard();
        String number = shard.sequenceNumber(appended.offset(), appended.arrivalMillis())
                .toString();
        return new Result(number, shard.id().toString(), null, null);
    }

    private static Result failure(StreamId stream, Routing routing, Refused refused) {
        return refused.cause().reason() == Reason.OVERLOADED
                ? Result.failed(
                        "ProvisionedThroughputExceededException",
                        KinesisErrors.throttledText(routing.shard().id(), stream))
                : Result.failed(FAILED, "Internal Service Failure.");
    }
}
