package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.Resharding.Split;
import io.kinefka.mapping.Resharding.Step;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamMetadata;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Closes a shard and gives its hash keys to two new ones. */
final class SplitShard implements Operation<SplitShard.Input, Void> {
    private static final int ADDITIONAL_SHARDS = 1;

    private final Streams streams;
    private final KinesisSettings settings;

    record Input(
            @Nullable String streamName, @Nullable String streamARN, String shardToSplit, String newStartingHashKey) {}

    SplitShard(Streams streams, KinesisSettings settings) {
        this.streams = streams;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        ShardId shardId = ShardReference.parse(input.shardToSplit(), id);
        StreamReference.find(streams, id);
        return KinesisErrors.translated(streams.reshard(
                        id,
                        settings.durations().split(),
                        stream -> plan(stream, shardId, new BigInteger(input.newStartingHashKey()))))
                .thenApply(split -> null);
    }

    private List<Step> plan(StreamMetadata stream, ShardId shardId, BigInteger newStart) {
        Shard shard = Reshardable.require(stream, shardId);
        requireInside(stream, shard, newStart);
        OpenShards.requireRoom(streams.snapshot(), stream.id(), ADDITIONAL_SHARDS, settings.shardLimit());
        return List.of(new Split(shardId, HashKey.of(newStart)));
    }

    /** AWS leaves the lower child at least two hash keys and the upper one as well. */
    private static void requireInside(StreamMetadata stream, Shard shard, BigInteger newStart) {
        BigInteger start = shard.range().start().toBigInteger();
        BigInteger end = shard.range().end().toBigInteger();
        if (newStart.compareTo(start.add(BigInteger.ONE)) <= 0 || newStart.compareTo(end) >= 0) {
            throw KinesisErrors.invalidArgument("NewStartingHashKey " + newStart + " used in SplitShard() on shard "
                    + shard.id() + " in stream " + stream.id().name() + " under account "
                    + stream.id().accountId() + " is not both greater than one plus the shard's StartingHashKey "
                    + start + " and less than the shard's EndingHashKey " + end + ".");
        }
    }
}
