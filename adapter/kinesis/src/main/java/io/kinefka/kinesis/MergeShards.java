package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.Resharding.Merge;
import io.kinefka.mapping.Resharding.Step;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamMetadata;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Closes two neighbouring shards and gives their hash keys to a new one. */
final class MergeShards implements Operation<MergeShards.Input, Void> {
    private final Streams streams;
    private final KinesisSettings settings;

    record Input(
            @Nullable String streamName,
            @Nullable String streamARN,
            String shardToMerge,
            String adjacentShardToMerge) {}

    MergeShards(Streams streams, KinesisSettings settings) {
        this.streams = streams;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        ShardId shard = ShardReference.parse(input.shardToMerge(), id);
        ShardId adjacent = ShardReference.parse(input.adjacentShardToMerge(), id);
        StreamReference.find(streams, id);
        return KinesisErrors.translated(
                        streams.reshard(id, settings.durations().merge(), stream -> plan(stream, shard, adjacent)))
                .thenApply(merged -> null);
    }

    private static List<Step> plan(StreamMetadata stream, ShardId shardId, ShardId adjacentId) {
        Shard shard = Reshardable.require(stream, shardId);
        Shard adjacent = Reshardable.require(stream, adjacentId);
        if (!shard.range().precedes(adjacent.range())) {
            throw KinesisErrors.invalidArgument("Shards " + shardId + " and " + adjacentId + " in stream "
                    + stream.id().name() + " under account " + stream.id().accountId()
                    + " are not an adjacent pair of shards eligible for merging");
        }
        return List.of(new Merge(shardId, adjacentId));
    }
}
