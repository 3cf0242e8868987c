package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.consumer.StreamConsumers;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.StreamStatus;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Describes a stream without its shards. */
final class DescribeStreamSummary implements Operation<DescribeStreamSummary.Input, DescribeStreamSummary.Output> {
    private final Streams streams;
    private final StreamConsumers consumers;

    record Input(@Nullable String streamName, @Nullable String streamARN) {}

    record Output(Summary streamDescriptionSummary) {}

    record Summary(
            String streamName,
            String streamARN,
            String streamStatus,
            StreamModeView streamModeDetails,
            int retentionPeriodHours,
            Instant streamCreationTimestamp,
            List<MonitoringView> enhancedMonitoring,
            String encryptionType,
            @Nullable String keyId,
            int openShardCount,
            int consumerCount,
            WarmThroughput.@Nullable View warmThroughput,
            int maxRecordSizeInKiB,
            String recordDistributionStrategy) {}

    DescribeStreamSummary(Streams streams, StreamConsumers consumers) {
        this.streams = streams;
        this.consumers = consumers;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        var stream = StreamReference.find(streams, id);
        int openShards = stream.status() == StreamStatus.CREATING
                ? 0
                : stream.shards().open().size();
        return CompletableFuture.completedFuture(new Output(new Summary(
                id.name(),
                id.arn(),
                stream.status().name(),
                new StreamModeView(stream.mode().name()),
                stream.retentionHours(),
                stream.createdAt(),
                MonitoringView.of(stream),
                EncryptionType.of(stream),
                stream.options().encryptionKeyId(),
                openShards,
                consumers.list(id).size(),
                WarmThroughput.View.ofAny(stream),
                stream.options().recordKibMax(),
                stream.options().recordDistribution().name())));
    }
}
