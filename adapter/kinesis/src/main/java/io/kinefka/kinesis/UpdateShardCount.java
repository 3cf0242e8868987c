package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.Resharding.Step;
import io.kinefka.mapping.StreamMetadata;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Splits and merges shards until there are as many as wanted, all of them about equally large. */
final class UpdateShardCount implements Operation<UpdateShardCount.Input, UpdateShardCount.Output> {
    private final Streams streams;
    private final KinesisSettings settings;

    record Input(@Nullable String streamName, @Nullable String streamARN, int targetShardCount, String scalingType) {}

    record Output(String streamName, int currentShardCount, int targetShardCount, String streamARN) {}

    UpdateShardCount(Streams streams, KinesisSettings settings) {
        this.streams = streams;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        StreamReference.find(streams, id);
        int target = input.targetShardCount();
        return KinesisErrors.translated(
                        streams.reshard(id, settings.durations().scale(), stream -> plan(stream, target)))
                .thenApply(
                        planned -> new Output(id.name(), planned.shards().open().size(), target, id.arn()));
    }

    private List<Step> plan(StreamMetadata stream, int target) {
        Reshardable.requireProvisioned(stream);
        int open = stream.shards().open().size();
        if (target == open) {
            throw KinesisErrors.invalidArgument("The requested target shard count must be different from the current"
                    + " open shard count. " + counts(open, target));
        }
        if (target > 2 * open) {
            throw outOfScale("up over double", open, target);
        }
        if (2 * target < open) {
            throw outOfScale("down below half", open, target);
        }
        OpenShards.requireRoom(streams.snapshot(), stream.id(), target - open, settings.shardLimit());
        return UniformScaling.plan(stream.shards(), target);
    }

    private static AwsException outOfScale(String how, int open, int target) {
        return KinesisErrors.invalidArgument(
                "UpdateShardCount cannot scale " + how + " your current open shard count. " + counts(open, target));
    }

    private static String counts(int open, int target) {
        return "Current open shard count: " + open + " Target shard count: " + target;
    }
}
