package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Has an on-demand stream ready for a throughput before it comes. */
final class UpdateStreamWarmThroughput
        implements Operation<UpdateStreamWarmThroughput.Input, UpdateStreamWarmThroughput.Output> {
    private final Streams streams;
    private final WarmThroughput warmThroughput;

    record Input(@Nullable String streamName, @Nullable String streamARN, int warmThroughputMiBps) {}

    record Output(String streamARN, String streamName, WarmThroughput.View warmThroughput) {}

    UpdateStreamWarmThroughput(Streams streams, WarmThroughput warmThroughput) {
        this.streams = streams;
        this.warmThroughput = warmThroughput;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        var known = StreamReference.find(streams, id);
        WarmThroughput.requireFitting(known.mode(), input.warmThroughputMiBps());
        return warmThroughput
                .provide(id, input.warmThroughputMiBps())
                .thenApply(stream -> new Output(id.arn(), id.name(), WarmThroughput.View.of(stream)));
    }
}
