package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Stops reporting metrics of a stream for each of its shards. */
final class DisableEnhancedMonitoring implements Operation<DisableEnhancedMonitoring.Input, MonitoringView.Change> {
    private final Streams streams;

    record Input(@Nullable String streamName, @Nullable String streamARN, List<String> shardLevelMetrics) {}

    DisableEnhancedMonitoring(Streams streams) {
        this.streams = streams;
    }

    @Override
    public CompletionStage<MonitoringView.Change> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        var before = StreamReference.find(streams, id);
        var named = MonitoringView.expanded(input.shardLevelMetrics());
        return KinesisErrors.translated(streams.update(id, stream -> {
                    StreamReference.requireActive(stream);
                    var metrics = new TreeSet<>(stream.options().shardLevelMetrics());
                    metrics.removeAll(named);
                    return stream.withOptions(stream.options().withShardLevelMetrics(metrics));
                }))
                .thenApply(after -> MonitoringView.Change.of(before, after));
    }
}
