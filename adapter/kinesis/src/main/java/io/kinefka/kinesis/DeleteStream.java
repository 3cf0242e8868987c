package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Deletes a stream with all its records. */
final class DeleteStream implements Operation<DeleteStream.Input, Void> {
    private final Streams streams;

    record Input(@Nullable String streamName, @Nullable String streamARN) {}

    DeleteStream(Streams streams) {
        this.streams = streams;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        var stream = StreamReference.find(streams, id);
        return KinesisErrors.translated(streams.delete(id, stream.createdAt())).thenApply(deleted -> null);
    }
}
