package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.kinesis.ShardIterators.Position;
import io.kinefka.kinesis.limits.ShardLimits;
import io.kinefka.log.read.ShardOffsets;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds where to read a shard from. What LATEST means is decided here, not when the iterator is used. */
final class GetShardIterator implements Operation<GetShardIterator.Input, GetShardIterator.Output> {
    private final Streams streams;
    private final ShardOffsets offsets;
    private final ShardIterators iterators;
    private final ShardLimits limits;
    private final Clock clock;

    record Input(
            @Nullable String streamName,
            @Nullable String streamARN,
            String shardId,
            String shardIteratorType,
            @Nullable String startingSequenceNumber,
            @Nullable Instant timestamp,
            @Nullable Boolean dryRun) {}

    record Output(String shardIterator) {}

    GetShardIterator(Streams streams, ShardOffsets offsets, ShardIterators iterators, ShardLimits limits, Clock clock) {
        this.streams = streams;
        this.offsets = offsets;
        this.iterators = iterators;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        ShardId shardId = ShardReference.parse(input.shardId(), id);
        StreamMetadata stream = usable(id, shardId);
        Shard shard = ShardReference.find(stream, shardId);
        requireFittingArguments(input);
        DryRun.endHere(input.dryRun());
        if (!limits.tryLocate(id, shardId)) {
            throw KinesisErrors.throttled(shardId, id);
        }
        var offset = offset(input, stream, shard);
        return KinesisErrors.translated(offset)
                .thenApply(found -> new Output(
                        iterators.issue(new Position(id, stream.createdAt(), shardId.index(), within(found, shard)))));
    }

    /** AWS says of an unknown stream that it lacks the shard. */
    private StreamMetadata usable(StreamId id, ShardId shardId) {
        try {
            return StreamReference.findUsable(streams, id);
        } catch (AwsException e) {
            throw ShardReference.missing(id, shardId);
        }
    }

    private CompletionStage<Long> offset(Input input, StreamMetadata stream, Shard shard) {
        String number = input.startingSequenceNumber();
        Instant timestamp = input.timestamp();
        return switch (input.shardIteratorType()) {
            case "AT_SEQUENCE_NUMBER" ->
                CompletableFuture.completedFuture(StartingPosition.parse(present(number), shard, stream.id())
                        .offsetAt());
            case "AFTER_SEQUENCE_NUMBER" ->
                CompletableFuture.completedFuture(StartingPosition.parse(present(number), shard, stream.id())
                        .offsetAfter());
            case "TRIM_HORIZON" -> CompletableFuture.completedFuture(shard.firstOffset());
            case "LATEST" -> offsets.latest(stream.topic(), shard.partition());
            case "AT_TIMESTAMP" -> offsets.at(stream.topic(), shard.partition(), sinceEpoch(present(timestamp)));
            default -> throw new IllegalArgumentException("The service model has no type " + input.shardIteratorType());
        };
    }

    /** To Kafka, negative instants are names of special offsets. */
    private static Instant sinceEpoch(Instant timestamp) {
        return timestamp.isBefore(Instant.EPOCH) ? Instant.EPOCH : timestamp;
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Arguments were checked before");
        }
        return value;
    }

    private void requireFittingArguments(Input input) {
        String type = input.shardIteratorType();
        boolean byNumber = type.endsWith("_SEQUENCE_NUMBER");
        if (byNumber && input.startingSequenceNumber() == null) {
            throw misfit("Request specified " + type + " and no StartingSequenceNumber.");
        }
        if (!byNumber && input.startingSequenceNumber() != null) {
            throw misfit("Request specified " + type + " and also a StartingSequenceNumber.");
        }
        if (type.equals("AT_TIMESTAMP")) {
            requirePast(input.timestamp());
        }
    }

    private static AwsException misfit(String what) {
        return KinesisErrors.invalidArgument(
                "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2)"
                        + " TRIM_HORIZON or LATEST and no StartingSequenceNumber. " + what);
    }

    private void requirePast(@Nullable Instant timestamp) {
        if (timestamp == null) {
            throw KinesisErrors.invalidArgument("Must specify timestampInMillis parameter for iterator of type"
                    + " AT_TIMESTAMP. Current request has no timestamp parameter.");
        }
        Instant now = clock.instant();
        if (timestamp.isAfter(now)) {
            throw KinesisErrors.invalidArgument(
                    "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis."
                            + " timestampInMillis: " + timestamp.toEpochMilli() + ", currentTimestampInMillis: "
                            + now.toEpochMilli());
        }
    }

    /** A partition may hold more than one shard, one after the other. */
    private static long within(long offset, Shard shard) {
        long end = shard.closure() == null ? Long.MAX_VALUE : shard.closure().endOffset();
        return Math.min(Math.max(offset, shard.firstOffset()), end);
    }
}
