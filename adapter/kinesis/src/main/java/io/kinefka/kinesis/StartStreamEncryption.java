package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.encryption.KeyService;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.StreamMetadata;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Has the records of a stream encrypted from now on, with a first key or another one. */
final class StartStreamEncryption implements Operation<StartStreamEncryption.Input, Void> {
    private final Streams streams;
    private final KeyService keys;
    private final KinesisSettings settings;

    record Input(@Nullable String streamName, @Nullable String streamARN, String encryptionType, String keyId) {}

    StartStreamEncryption(Streams streams, KeyService keys, KinesisSettings settings) {
        this.streams = streams;
        this.keys = keys;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        EncryptionType.requireKms(input.encryptionType());
        StreamReference.find(streams, id);
        return KinesisErrors.translated(streams.updateFor(
                        settings.durations().encrypt(), id, stream -> encrypted(stream, input.keyId())))
                .thenApply(changed -> null);
    }

    private StreamMetadata encrypted(StreamMetadata stream, String key) {
        keys.requireUsable(key);
        return stream.withOptions(stream.options().withEncryptionKey(key));
    }
}
