package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.NewStream;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.RecordDistribution;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamOptions;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Creates a stream. */
final class CreateStream implements Operation<CreateStream.Input, Void> {
    private static final int ON_DEMAND_SHARDS = 4;

    private final Streams streams;
    private final KinesisSettings settings;

    record Input(
            String streamName,
            @Nullable Integer shardCount,
            @Nullable Mode streamModeDetails,
            @Nullable Map<String, String> tags,
            @Nullable Integer warmThroughputMiBps,
            @Nullable Integer maxRecordSizeInKiB,
            @Nullable String recordDistributionStrategy) {}

    record Mode(String streamMode) {}

    CreateStream(Streams streams, KinesisSettings settings) {
        this.streams = streams;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        StreamMode mode = mode(input);
        WarmThroughput.requireFitting(mode, input.warmThroughputMiBps());
        int shards = shardCount(input, mode);
        var tags = new TreeMap<>(input.tags() == null ? Map.<String, String>of() : input.tags());
        Tags.requireLegal(tags);
        var id = new StreamId(context.accountId(), context.region(), input.streamName());
        return KinesisErrors.translated(streams.create(
                        new NewStream(id, mode, shards, tags, options(input)),
                        state -> OpenShards.requireRoom(state, id, shards, settings.shardLimit())))
                .thenApply(created -> null);
    }

    private static StreamOptions options(Input input) {
        var options = StreamOptions.DEFAULT;
        if (input.maxRecordSizeInKiB() != null) {
            options = options.withRecordKibMax(input.maxRecordSizeInKiB());
        }
        if (input.warmThroughputMiBps() != null) {
            options = options.withWarmThroughput(input.warmThroughputMiBps());
        }
        if (input.recordDistributionStrategy() != null) {
            options = options.withRecordDistribution(RecordDistribution.valueOf(input.recordDistributionStrategy()));
        }
        return options;
    }

    private static StreamMode mode(Input input) {
        if (input.streamModeDetails() != null) {
            return StreamMode.valueOf(input.streamModeDetails().streamMode());
        }
        return input.shardCount() == null ? StreamMode.ON_DEMAND : StreamMode.PROVISIONED;
    }

    private static int shardCount(Input input, StreamMode mode) {
        Integer wanted = input.shardCount();
        if (mode == StreamMode.ON_DEMAND) {
            if (wanted != null) {
                throw AwsException.client(
                        "ValidationException",
                        "Request is invalid. ShardCount must not be specified for an On-Demand mode stream.");
            }
            return Math.max(ON_DEMAND_SHARDS, Objects.requireNonNullElse(input.warmThroughputMiBps(), 0));
        }
        if (wanted == null) {
            throw AwsException.client(
                    "ValidationException",
                    "Request is invalid. ShardCount must be specified for a Provisioned stream.");
        }
        return wanted;
    }
}
