package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Has the records of a stream written as they are from now on. Those that are encrypted stay so. */
final class StopStreamEncryption implements Operation<StopStreamEncryption.Input, Void> {
    private final Streams streams;
    private final KinesisSettings settings;

    record Input(@Nullable String streamName, @Nullable String streamARN, String encryptionType, String keyId) {}

    StopStreamEncryption(Streams streams, KinesisSettings settings) {
        this.streams = streams;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        EncryptionType.requireKms(input.encryptionType());
        StreamReference.find(streams, id);
        return KinesisErrors.translated(streams.updateFor(
                        settings.durations().encrypt(),
                        id,
                        stream -> stream.withOptions(stream.options().withEncryptionKey(null))))
                .thenApply(changed -> null);
    }
}
