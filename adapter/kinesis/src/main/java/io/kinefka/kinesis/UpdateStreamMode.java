package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.StreamMode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Leaves the number of shards to the service, or takes it back. The shards stay as they are. */
final class UpdateStreamMode implements Operation<UpdateStreamMode.Input, Void> {
    private final Streams streams;
    private final WarmThroughput warmThroughput;
    private final KinesisSettings settings;

    record Input(
            String streamARN,
            StreamModeView streamModeDetails,
            @Nullable Integer warmThroughputMiBps) {}

    UpdateStreamMode(Streams streams, WarmThroughput warmThroughput, KinesisSettings settings) {
        this.streams = streams;
        this.warmThroughput = warmThroughput;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, null, input.streamARN());
        StreamReference.find(streams, id);
        var mode = StreamMode.valueOf(input.streamModeDetails().streamMode());
        Integer mibps = input.warmThroughputMiBps();
        WarmThroughput.requireFitting(mode, mibps);
        if (mibps != null) {
            return KinesisErrors.translated(streams.update(id, stream -> {
                        StreamReference.requireActive(stream);
                        return stream.withMode(mode);
                    }))
                    .thenCompose(changed -> warmThroughput.provide(id, mibps))
                    .thenCompose(provided -> CompletableFuture.completedFuture(null));
        }
        return KinesisErrors.translated(
                        streams.updateFor(settings.durations().configure(), id, stream -> stream.withMode(mode)
                                .withOptions(stream.options().withWarmThroughput(0))))
                .thenApply(changed -> null);
    }
}
