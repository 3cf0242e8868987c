package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes a stream keep its records for a longer time. */
final class IncreaseStreamRetentionPeriod implements Operation<IncreaseStreamRetentionPeriod.Input, Void> {
    private final Streams streams;
    private final Clock clock;

    record Input(@Nullable String streamName, @Nullable String streamARN, int retentionPeriodHours) {}

    IncreaseStreamRetentionPeriod(Streams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        var known = StreamReference.find(streams, id);
        Retention.requireLongEnough(input.retentionPeriodHours());
        return KinesisErrors.translated(streams.changeRetention(
                        known.id(),
                        stream -> Retention.increased(stream, input.retentionPeriodHours(), clock.instant())))
                .thenApply(changed -> null);
    }
}
