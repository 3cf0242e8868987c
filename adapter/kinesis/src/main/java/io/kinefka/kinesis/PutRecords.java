package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.error.LogException.Reason;
import io.kinefka.log.stream.Streams;
import io.kinefka.log.write.AppendResult;
import io.kinefka.log.write.AppendResult.Appended;
import io.kinefka.log.write.AppendResult.Refused;
import io.kinefka.log.write.NewRecord;
import io.kinefka.log.write.StreamWriter;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Appends up to 500 records and tells of each what became of it. */
final class PutRecords implements Operation<PutRecords.Input, PutRecords.Output> {
    private static final long REQUEST_BYTES_MAX = 10L * 1024 * 1024;
    private static final String FAILED = "InternalFailure";
    private static final String THROTTLED = "ProvisionedThroughputExceededException";

    private final Streams streams;
    private final StreamWriter writer;
    private final WriteAdmission admission;
    private final ShardActivity activity;

    record Input(
            @Nullable String streamName,
            @Nullable String streamARN,
            List<Entry> records,
            @Nullable Boolean dryRun) {}

    record Entry(
            ByteBuffer data, String partitionKey, @Nullable String explicitHashKey) {}

    record Output(
            int failedRecordCount,
            List<Result> records,
            @Nullable String encryptionType) {}

    record Result(
            @Nullable String sequenceNumber,
            @Nullable String shardId,
            @Nullable String errorCode,
            @Nullable String errorMessage) {

        static Result failed(String code, String message) {
            return new Result(null, null, code, message);
        }
    }

    PutRecords(Streams streams, StreamWriter writer, WriteAdmission admission, ShardActivity activity) {
        this.streams = streams;
        this.writer = writer;
        this.admission = admission;
        this.activity = activity;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        var stream = StreamReference.findUsable(streams, id);
        requireAllowedSizes(stream, input.records());
        var newRecords = newRecords(input.records());
        DryRun.endHere(input.dryRun());
        var began = activity.traffic().begin();
        var refusals = newRecords.stream()
                .map(each -> Optional.ofNullable(admission.refusal(stream, each)))
                .toList();
        var admitted = admitted(newRecords, refusals);
        return KinesisErrors.translated(writer.append(id, stream.createdAt(), admitted))
                .thenApply(appends -> {
                    report(stream, began, admitted, appends, refusals);
                    return output(refusals, results(id, appends), isEncrypted(stream, appends));
                });
    }

    private void report(
            StreamMetadata stream,
            Instant began,
            List<NewRecord> admitted,
            List<AppendResult> appends,
            List<Optional<AwsException>> refusals) {
        var puts = new StreamTraffic.Puts();
        for (int i = 0; i < appends.size(); i++) {
            if (appends.get(i) instanceof Appended appended) {
                var one = admitted.get(i);
                long bytes = RecordSize.bytes(one.partitionKey(), one.data());
                activity.written(stream, appended.shard(), bytes);
                puts.succeed(bytes);
            } else if (((Refused) appends.get(i)).cause().reason() == Reason.OVERLOADED) {
                puts.throttle();
            } else {
                puts.fail();
            }
        }
        refusals.stream().flatMap(Optional::stream).forEach(refusal -> {
            if (refusal.code().equals(THROTTLED)) {
                puts.throttle();
            } else {
                puts.fail();
            }
        });
        activity.traffic().putRecords(stream, began, puts);
    }

    private static void requireAllowedSizes(StreamMetadata stream, List<Entry> entries) {
        long total = 0;
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            int position = i + 1;
            total += RecordSize.requireAllowed(
                    stream, entry.partitionKey(), entry.data(), () -> "records." + position + ".member.data");
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

    private static List<NewRecord> admitted(List<NewRecord> newRecords, List<Optional<AwsException>> refusals) {
        return IntStream.range(0, newRecords.size())
                .filter(i -> refusals.get(i).isEmpty())
                .mapToObj(newRecords::get)
                .toList();
    }

    private static List<Result> results(StreamId stream, List<AppendResult> appends) {
        // Few shards take many records.
        var shardIds = new HashMap<ShardId, String>();
        var results = appends.stream()
                .map(one ->
                        one instanceof Appended appended ? success(appended, shardIds) : failure(stream, (Refused) one))
                .toList();
        if (!results.isEmpty() && results.stream().allMatch(result -> FAILED.equals(result.errorCode()))) {
            throw KinesisErrors.translated(((Refused) appends.get(0)).cause());
        }
        return results;
    }

    /** As the records are; where all have been refused, as they would have been. */
    private static boolean isEncrypted(StreamMetadata stream, List<AppendResult> appends) {
        return appends.stream()
                .filter(Appended.class::isInstance)
                .map(one -> ((Appended) one).encrypted())
                .findFirst()
                .orElse(stream.options().encryptionKey().isPresent());
    }

    private static Output output(List<Optional<AwsException>> refusals, List<Result> appended, boolean encrypted) {
        var results = new ArrayList<Result>(refusals.size());
        var next = appended.iterator();
        refusals.forEach(refusal -> results.add(
                refusal.map(why -> Result.failed(why.code(), why.text())).orElseGet(next::next)));
        return new Output(
                Math.toIntExact(results.stream()
                        .filter(result -> result.errorCode() != null)
                        .count()),
                results,
                EncryptionType.ofRecord(encrypted));
    }

    private static Result success(Appended appended, Map<ShardId, String> shardIds) {
        return new Result(
                appended.sequenceNumber().toString(),
                shardIds.computeIfAbsent(appended.shard().id(), ShardId::toString),
                null,
                null);
    }

    private static Result failure(StreamId stream, Refused refused) {
        return refused.cause().reason() == Reason.OVERLOADED
                ? Result.failed(
                        THROTTLED, KinesisErrors.throttledText(refused.shard().id(), stream))
                : Result.failed(FAILED, "Internal Service Failure.");
    }
}
