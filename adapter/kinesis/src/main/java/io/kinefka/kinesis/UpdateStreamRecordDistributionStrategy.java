package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.RecordDistribution;
import java.util.concurrent.CompletionStage;

/** Has records spread by their partition keys, or evenly by the service. */
final class UpdateStreamRecordDistributionStrategy
        implements Operation<UpdateStreamRecordDistributionStrategy.Input, Void> {
    private final Streams streams;
    private final KinesisSettings settings;

    record Input(String streamARN, String recordDistributionStrategy) {}

    UpdateStreamRecordDistributionStrategy(Streams streams, KinesisSettings settings) {
        this.streams = streams;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, null, input.streamARN());
        StreamReference.find(streams, id);
        var distribution = RecordDistribution.valueOf(input.recordDistributionStrategy());
        return KinesisErrors.translated(streams.updateFor(
                        settings.durations().configure(),
                        id,
                        stream -> stream.withOptions(stream.options().withRecordDistribution(distribution))))
                .thenApply(changed -> null);
    }
}
