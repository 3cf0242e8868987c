package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.aws.Shared;
import io.kinefka.kinesis.ShardIterators.Position;
import io.kinefka.kinesis.limits.ShardLimits;
import io.kinefka.log.read.LogRecord;
import io.kinefka.log.read.ReadLimits;
import io.kinefka.log.read.ReadPosition;
import io.kinefka.log.read.ReadResult;
import io.kinefka.log.read.RecordBatch;
import io.kinefka.log.stream.Streams;
import io.kinefka.log.tail.ShardPolls;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads records from an iterator on, and tells where to go on. */
final class GetRecords implements Operation<GetRecords.Input, GetRecords.Output> {
    private static final int RECORDS_MAX = 10_000;
    private static final long BYTES_MAX = 10L * 1024 * 1024;

    private final Streams streams;
    private final ShardPolls reader;
    private final ShardIterators iterators;
    private final ShardLimits limits;
    private final ShardActivity activity;
    private final Clock clock;

    record Input(
            String shardIterator,
            @Nullable Integer limit,
            @Nullable String streamARN,
            @Nullable Boolean dryRun) {}

    record Output(
            Shared<List<RecordView>> records,
            @Nullable String nextShardIterator,
            long millisBehindLatest,
            @Nullable List<ChildShardView> childShards) {}

    record RecordView(
            String sequenceNumber,
            Instant approximateArrivalTimestamp,
            ByteBuffer data,
            String partitionKey,
            @Nullable String encryptionType) {

        /** Those of one shard. */
        static Shared<List<RecordView>> of(Shard shard, RecordBatch found) {
            return found.made(records ->
                    new Shared<>(records.stream().map(one -> of(shard, one)).toList()));
        }

        private static RecordView of(Shard shard, LogRecord found) {
            return new RecordView(
                    shard.sequenceNumber(found.offset(), found.arrivalMillis()).toString(),
                    Instant.ofEpochMilli(found.arrivalMillis()),
                    found.data(),
                    found.partitionKey(),
                    EncryptionType.ofRecord(found.encrypted()));
        }
    }

    GetRecords(
            Streams streams,
            ShardPolls reader,
            ShardIterators iterators,
            ShardLimits limits,
            ShardActivity activity,
            Clock clock) {
        this.streams = streams;
        this.reader = reader;
        this.iterators = iterators;
        this.limits = limits;
        this.activity = activity;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        Position position = iterators.open(input.shardIterator());
        requireAddressed(context, input, position.stream());
        var stream = stream(position);
        var shard = ShardReference.find(stream, new ShardId(position.shardIndex()));
        DryRun.endHere(input.dryRun());
        if (!limits.tryRead(stream.id(), shard.id())) {
            activity.readThrottled(stream, shard);
            throw KinesisErrors.throttled(shard.id(), stream.id());
        }
        var from = new ReadPosition(
                stream.topic(),
                shard.partition(),
                stream.createdAt(),
                position.offset(),
                ShardPositions.endOffset(shard));
        var atMost = new ReadLimits(
                Objects.requireNonNullElse(input.limit(), RECORDS_MAX), BYTES_MAX, stream.horizon(clock.instant()));
        var began = activity.traffic().begin();
        return KinesisErrors.translated(reader.read(from, atMost), shard.id(), stream.id())
                .whenComplete((found, failure) -> report(stream, shard, began, found))
                .thenApply(found -> output(stream, shard, position, found));
    }

    /** An iterator of a stream elsewhere is served only to those who name the stream with it. */
    private static void requireAddressed(RequestContext context, Input input, StreamId stream) {
        var addressed =
                StreamReference.resolve(context, input.streamARN() == null ? stream.name() : null, input.streamARN());
        if (!addressed.equals(stream)) {
            throw KinesisErrors.invalidArgument("Invalid ShardIterator.");
        }
    }

    private StreamMetadata stream(Position position) {
        return streams.find(position.stream())
                .filter(found -> found.createdAt().equals(position.createdAt()))
                .orElseThrow(() -> ShardReference.missing(position.stream(), new ShardId(position.shardIndex())));
    }

    private static long bytes(ReadResult found) {
        return found.records().stream()
                .mapToLong(one -> RecordSize.bytes(one.partitionKey(), one.data()))
                .sum();
    }

    private void report(StreamMetadata stream, Shard shard, Instant began, @Nullable ReadResult found) {
        if (found == null) {
            activity.traffic().getRecordsFailed(stream);
        } else {
            activity.read(stream, shard, began, found);
        }
    }

    private Output output(StreamMetadata stream, Shard shard, Position position, ReadResult found) {
        limits.chargeRead(stream.id(), shard.id(), () -> bytes(found));
        var records = RecordView.of(shard, found.records());
        if (found.nextOffset() >= ShardPositions.endOffset(shard)) {
            return new Output(records, null, found.millisBehind(), ChildShardView.of(stream.shards(), shard));
        }
        return new Output(records, iterators.issue(position.at(found.nextOffset())), found.millisBehind(), null);
    }
}
