package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.kinesis.ShardIterators.Position;
import io.kinefka.kinesis.limits.ShardLimits;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds where to read a shard from. What LATEST means is decided here, not when the iterator is used. */
final class GetShardIterator implements Operation<GetShardIterator.Input, GetShardIterator.Output> {
    private final Streams streams;
    private final ShardPositions positions;
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

    GetShardIterator(
            Streams streams, ShardPositions positions, ShardIterators iterators, ShardLimits limits, Clock clock) {
        this.streams = streams;
        this.positions = positions;
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
        var offset = positions.find(
                "GetShardIterator",
                new ShardPositions.Wanted(input.shardIteratorType(), input.startingSequenceNumber(), input.timestamp()),
                stream,
                shard);
        return KinesisErrors.translated(offset)
                .thenApply(found ->
                        new Output(iterators.issue(new Position(id, stream.createdAt(), shardId.index(), found))));
    }

    /** AWS says of an unknown stream that it lacks the shard. */
    private StreamMetadata usable(StreamId id, ShardId shardId) {
        try {
            return StreamReference.findUsable(streams, id);
        } catch (AwsException e) {
            throw ShardReference.missing(id, shardId);
        }
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
}
