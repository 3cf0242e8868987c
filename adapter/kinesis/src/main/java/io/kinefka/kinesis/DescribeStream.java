package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Describes a stream and, page by page, its shards. */
final class DescribeStream implements Operation<DescribeStream.Input, DescribeStream.Output> {
    private static final int LIMIT_DEFAULT = 100;

    private final Streams streams;
    private final Clock clock;

    record Input(
            @Nullable String streamName,
            @Nullable String streamARN,
            @Nullable Integer limit,
            @Nullable String exclusiveStartShardId) {}

    record Output(Description streamDescription) {}

    record Description(
            String streamName,
            String streamARN,
            String streamStatus,
            StreamModeView streamModeDetails,
            List<ShardView> shards,
            boolean hasMoreShards,
            int retentionPeriodHours,
            Instant streamCreationTimestamp,
            List<MonitoringView> enhancedMonitoring,
            String encryptionType,
            @Nullable String keyId) {}

    DescribeStream(Streams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        StreamMetadata stream = StreamReference.find(streams, id);
        var page = Page.of(shardsAfter(stream, input.exclusiveStartShardId()), limit(input));
        return CompletableFuture.completedFuture(new Output(new Description(
                id.name(),
                id.arn(),
                stream.status().name(),
                new StreamModeView(stream.mode().name()),
                page.items().stream().map(ShardView::of).toList(),
                page.hasMore(),
                stream.retentionHours(),
                stream.createdAt(),
                MonitoringView.of(stream),
                EncryptionType.of(stream),
                stream.options().encryptionKeyId())));
    }

    private static int limit(Input input) {
        return Objects.requireNonNullElse(input.limit(), LIMIT_DEFAULT);
    }

    private List<Shard> shardsAfter(StreamMetadata stream, @Nullable String exclusiveStart) {
        if (stream.status() == StreamStatus.CREATING) {
            return List.of();
        }
        var visible =
                stream.shards().withoutExpired(stream.horizon(clock.instant())).all();
        if (exclusiveStart == null) {
            return visible;
        }
        ShardId after = ShardReference.parse(exclusiveStart, stream.id());
        return visible.stream().filter(shard -> shard.id().compareTo(after) > 0).toList();
    }
}
