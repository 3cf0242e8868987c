package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import io.kinefka.log.write.AppendResult;
import io.kinefka.log.write.AppendResult.Appended;
import io.kinefka.log.write.AppendResult.Refused;
import io.kinefka.log.write.StreamWriter;
import io.kinefka.mapping.SequenceNumber;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Appends one record to the shard that owns its hash key. */
final class PutRecord implements Operation<PutRecord.Input, PutRecord.Output> {
    private final Streams streams;
    private final StreamWriter writer;
    private final WriteAdmission admission;
    private final ShardActivity activity;

    record Input(
            @Nullable String streamName,
            @Nullable String streamARN,
            ByteBuffer data,
            String partitionKey,
            @Nullable String explicitHashKey,
            @Nullable String sequenceNumberForOrdering,
            @Nullable Boolean dryRun) {}

    record Output(
            String shardId, String sequenceNumber, @Nullable String encryptionType) {}

    PutRecord(Streams streams, StreamWriter writer, WriteAdmission admission, ShardActivity activity) {
        this.streams = streams;
        this.writer = writer;
        this.admission = admission;
        this.activity = activity;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        var stream = StreamReference.findUsable(streams, id);
        RecordSize.requireAllowed(stream, input.partitionKey(), input.data(), () -> "data");
        requireSequenceNumber(input.sequenceNumberForOrdering(), id);
        var newRecord = Routing.newRecord(input.partitionKey(), input.data(), input.explicitHashKey());
        DryRun.endHere(input.dryRun());
        var began = activity.traffic().begin();
        long bytes = RecordSize.bytes(newRecord.partitionKey(), newRecord.data());
        var refusal = admission.refusal(stream, newRecord);
        if (refusal != null) {
            activity.traffic().putRecord(stream, began, bytes, false);
            throw refusal;
        }
        return KinesisErrors.translated(writer.append(id, stream.createdAt(), List.of(newRecord)))
                .thenApply(results -> output(stream, bytes, results.get(0)))
                .whenComplete((output, failure) -> activity.traffic().putRecord(stream, began, bytes, failure == null));
    }

    private static void requireSequenceNumber(@Nullable String number, StreamId stream) {
        if (number == null) {
            return;
        }
        try {
            SequenceNumber.parse(number);
        } catch (IllegalArgumentException e) {
            throw KinesisErrors.invalidArgument("ExclusiveMinimumSequenceNumber " + number
                    + " used in PutRecord on stream " + stream.name() + " under account " + stream.accountId()
                    + " is invalid.");
        }
    }

    private Output output(StreamMetadata stream, long bytes, AppendResult result) {
        if (result instanceof Appended appended) {
            activity.written(stream, appended.shard(), bytes);
            return new Output(
                    appended.shard().id().toString(),
                    appended.sequenceNumber().toString(),
                    EncryptionType.ofRecord(appended.encrypted()));
        }
        throw KinesisErrors.translated(
                ((Refused) result).cause(), result.shard().id(), stream.id());
    }
}
