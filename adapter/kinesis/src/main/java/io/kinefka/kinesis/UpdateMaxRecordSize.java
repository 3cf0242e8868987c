package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Changes how large the records of a stream may be. Kafka's brokers go by that a moment after it is answered, so writes wait for it, not this: no
 * broker tells what it goes by.
 */
final class UpdateMaxRecordSize implements Operation<UpdateMaxRecordSize.Input, Void> {
    private final Streams streams;
    private final KinesisSettings settings;

    record Input(@Nullable String streamARN, @Nullable String streamId, int maxRecordSizeInKiB) {}

    UpdateMaxRecordSize(Streams streams, KinesisSettings settings) {
        this.streams = streams;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, null, input.streamARN());
        StreamReference.find(streams, id);
        return KinesisErrors.translated(streams.changeRecordSize(
                        settings.durations().configure(),
                        id,
                        stream -> stream.withOptions(stream.options().withRecordKibMax(input.maxRecordSizeInKiB()))))
                .thenApply(changed -> null);
    }
}
